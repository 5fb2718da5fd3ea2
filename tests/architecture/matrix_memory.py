"""The matrix of what outlives one petition: matters, dossiers, last time, ratings. Read by the same rules."""

MEMORY = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
petitions:matters                          GET  login 403   403   403   200   200   200   200   200   200
petitions:matters                          POST login 403   403   403   405   405   405   405   405   405
petitions:matter_new                       GET  login 403   403   403   403   403   403   200   403   200
petitions:matter_new                       POST login 403   403   403   403   403   403   422   403   422
petitions:matter                           GET  login 403   403   403   404   404   200   200   404   404
petitions:matter                           POST login 403   403   403   405   405   405   405   405   405
petitions:matter_act@change                GET  login 403   403   403   404   404   403   200   404   404
petitions:matter_act@change                POST login 403   403   403   404   404   403   422   404   404
petitions:matter_act@add                   GET  login 403   403   403   404   404   403   200   404   404
petitions:matter_act@add                   POST login 403   403   403   404   404   403   422   404   404
petitions:matter_act@join                  GET  login 403   403   403   404   404   403   200   404   404
petitions:matter_act@join                  POST login 403   403   403   404   404   403   422   404   404
petitions:dossiers                         GET  login 403   403   403   200   200   200   200   200   200
petitions:dossiers                         POST login 403   403   403   405   405   405   405   405   405
petitions:dossier_new                      GET  login 403   403   403   403   403   403   200   403   200
petitions:dossier_new                      POST login 403   403   403   403   403   403   422   403   422
petitions:dossier                          GET  login 403   403   403   404   404   200   200   404   404
petitions:dossier                          POST login 403   403   403   405   405   405   405   405   405
petitions:dossier_act@reply                GET  login 403   403   403   404   404   403   200   404   404
petitions:dossier_act@reply                POST login 403   403   403   404   404   403   422   404   404
petitions:dossier_act@again                GET  login 403   403   403   404   404   403   200   404   404
petitions:dossier_act@again                POST login 403   403   403   404   404   403   422   404   404
petitions:dossier_act@letter               GET  login 403   403   403   404   404   403   200   404   404
petitions:dossier_act@letter               POST login 403   403   403   404   404   403   422   404   404
petitions:dossier_act@add                  GET  login 403   403   403   404   404   403   200   404   404
petitions:dossier_act@add                  POST login 403   403   403   404   404   403   422   404   404
petitions:dossier_act@end                  GET  login 403   403   403   404   404   403   200   404   404
petitions:dossier_act@end                  POST login 403   403   403   404   404   403   422   404   404
petitions:last_time                        GET  login 404   404   404   200   200   200   200   404   404
petitions:last_time                        POST login 404   404   404   403   403   403   422   404   404
"""
