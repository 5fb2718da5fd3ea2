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
"""
