"""The matrix of the lower floors, literally: what each role gets at each address. One cell: everybody gets the same."""

# Jobs are their asker's and the administrators'; settings are the administrators'; a file asks the app that owns it.
GROUND = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
healthz                                    GET  200
healthz                                    POST 405
readyz                                     GET  503
readyz                                     POST 405
favicon                                    GET  302
favicon                                    POST 405
core:job                                   GET  login 404   404   404   404   404   404   200   200   404
core:job                                   POST 405
core:job_retry                             GET  405
core:job_retry                             POST login 404   404   404   404   404   404   302   302   404
core:job_cancel                            GET  405
core:job_cancel                            POST login 404   404   404   404   404   404   302   302   404
core:calendar                              GET  login 403   403   403   403   403   403   403   200   403
core:calendar                              POST login 403   403   403   403   403   403   403   422   403
core:calendar_remove                       GET  405
core:calendar_remove                       POST login 403   403   403   403   403   403   403   302   403
# Coordinators look after the messages of their own body, administrators after mails that failed.
core:mail_list                             GET  login 403   403   403   403   403   403   200   200   200
core:mail_list                             POST 405
core:mail_again                            GET  405
core:mail_again                            POST login 404   404   404   404   404   404   302   302   404
core:mail_again_all                        GET  405
core:mail_again_all                        POST login 403   403   403   403   403   403   302   302   302
core:batches                               GET  login 403   403   403   403   403   403   200   403   200
core:batches                               POST 405
core:batch                                 GET  login 404   404   404   404   404   404   200   404   404
core:batch                                 POST login 404   404   404   404   404   404   302   404   404
core:batch_release                         GET  405
core:batch_release                         POST login 404   404   404   404   404   404   302   404   404
core:batch_drop                            GET  405
core:batch_drop                            POST login 404   404   404   404   404   404   302   404   404
core:batch_take                            GET  405
core:batch_take                            POST login 404   404   404   404   404   404   302   404   404
core:letters                               GET  login 403   403   403   403   403   403   200   403   200
core:letters                               POST login 403   403   403   403   403   403   422   403   422
core:letters_print                         GET  login 403   403   403   403   403   403   200   403   200
core:letters_print                         POST 405
core:letter_back                           GET  405
core:letter_back                           POST login 404   404   404   404   404   404   302   404   404
# A run is its maker's; administrators see how it went, and lead no step of it.
core:imports                               GET  login 403   403   403   403   200   403   403   200   403
core:imports                               POST 405
core:import_new                            GET  login 403   403   403   403   200   403   403   403   403
core:import_new                            POST login 403   403   403   403   422   403   403   403   403
core:import                                GET  login 404   404   404   404   200   404   404   200   404
core:import                                POST 405
core:import_confirm                        GET  405
core:import_confirm                        POST login 404   404   404   404   302   404   404   403   404
core:import_drop                           GET  405
core:import_drop                           POST login 404   404   404   404   302   404   404   403   404
core:import_undo                           GET  405
# 409: nothing of it was written.
core:import_undo                           POST login 404   404   404   404   409   404   404   403   404
core:notice_choices                        GET  login 200   200   200   200   200   200   200   200   200
core:notice_choices                        POST login 302   302   302   302   302   302   302   302   302
core:file@attachment                       GET  404   404   200   404   200   200   200   200   404   404
core:file@attachment                       POST 405
core:file@document                         GET  404   404   404   404   404   404   200   200   404   404
core:file@document                         POST 405
core:file@of_meeting                       GET  404   404   404   404   200   200   200   200   404   404
core:file@of_meeting                       POST 405
core:file@public                           GET  200
core:file@public                           POST 405
core:set_language                          GET  405
core:set_language                          POST 302
core:display                               GET  405
core:display                               POST 302
core:messages                              GET  login 200   200   200   200   200   200   200   200   200
core:messages                              POST 405
core:message                               GET  login 404   302   404   404   404   404   404   404   404
core:message                               POST 405
"""

# Settings: administrators. Other staff know that the pages exist (403), nobody else does (404).
ACCOUNTS = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
accounts:my_delegations                    GET  login 403   403   403   403   200   200   403   403   403
accounts:my_delegations                    POST login 403   403   403   403   422   422   403   403   403
accounts:my_delegation_end                 GET  login 404   404   404   404   404   200   404   404   404
accounts:my_delegation_end                 POST login 404   404   404   404   404   422   404   404   404
accounts:settings_home                     GET  login 404   404   404   403   403   403   403   200   403
accounts:settings_home                     POST 405
accounts:user_list                         GET  login 404   404   404   403   403   403   403   200   403
accounts:user_list                         POST 405
accounts:user_new                          GET  login 404   404   404   403   403   403   403   200   403
accounts:user_new                          POST login 404   404   404   403   403   403   403   200   403
accounts:user_detail                       GET  login 404   404   404   403   403   403   403   200   403
accounts:user_detail                       POST 405
accounts:user_edit                         GET  login 404   404   404   403   403   403   403   200   403
accounts:user_edit                         POST login 404   404   404   403   403   403   403   200   403
accounts:user_close                        GET  405
accounts:user_close                        POST login 404   404   404   403   403   403   403   302   403
accounts:user_open                         GET  405
accounts:user_open                         POST login 404   404   404   403   403   403   403   302   403
accounts:user_link                         GET  405
accounts:user_link                         POST login 404   404   404   403   403   403   403   200   403
accounts:appointment_new                   GET  login 404   404   404   403   403   403   403   200   403
accounts:appointment_new                   POST login 404   404   404   403   403   403   403   200   403
accounts:delegation_new                    GET  login 404   404   404   403   403   403   403   200   403
accounts:delegation_new                    POST login 404   404   404   403   403   403   403   200   403
accounts:appointment_end                   GET  login 404   404   404   403   403   403   403   200   403
accounts:appointment_end                   POST login 404   404   404   403   403   403   403   200   403
accounts:body_list                         GET  login 404   404   404   403   403   403   403   200   403
accounts:body_list                         POST 405
accounts:body_new                          GET  login 404   404   404   403   403   403   403   200   403
accounts:body_new                          POST login 404   404   404   403   403   403   403   200   403
accounts:body_edit                         GET  login 404   404   404   403   403   403   403   200   403
accounts:body_edit                         POST login 404   404   404   403   403   403   403   200   403
accounts:body_close                        GET  login 404   404   404   403   403   403   403   200   403
accounts:body_close                        POST login 404   404   404   403   403   403   403   200   403
accounts:signatory_new                     GET  login 404   404   404   403   403   403   403   200   403
accounts:signatory_new                     POST login 404   404   404   403   403   403   403   200   403
accounts:signatory_end                     GET  login 404   404   404   403   403   403   403   200   403
accounts:signatory_end                     POST login 404   404   404   403   403   403   403   200   403
accounts:unit_list                         GET  login 404   404   404   403   403   403   403   200   403
accounts:unit_list                         POST 405
accounts:me                                GET  login 200   200   200   200   200   200   200   200   200
accounts:me                                POST login 200   200   200   200   200   200   200   200   200
accounts:email_elsewhere                   GET  302
accounts:email_elsewhere                   POST 302
"""

# The register: staff read their area, coordinators keep it; administrators read all of it and change nothing.
COOPERATIVES = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
cooperatives:list                          GET  login 403   403   403   200   200   200   200   200   200
cooperatives:list                          POST 405
cooperatives:new                           GET  login 403   403   403   403   403   403   200   403   200
cooperatives:new                           POST login 403   403   403   403   403   403   422   403   422
cooperatives:suggest                       GET  login 403   403   403   200   200   200   200   200   200
cooperatives:suggest                       POST 405
cooperatives:suggest_unit                  GET  login 403   403   403   200   200   200   200   200   200
cooperatives:suggest_unit                  POST 405
cooperatives:area_list                     GET  login 403   403   403   200   200   200   200   200   200
cooperatives:area_list                     POST 405
cooperatives:area_edit                     GET  login 403   403   403   403   403   403   200   403   404
cooperatives:area_edit                     POST login 403   403   403   403   403   403   422   403   404
cooperatives:area_target                   GET  login 403   403   403   403   403   403   200   403   404
cooperatives:area_target                   POST login 403   403   403   403   403   403   422   403   404
cooperatives:area_remove                   GET  405
cooperatives:area_remove                   POST login 403   403   403   403   403   403   302   403   404
cooperatives:detail                        GET  login 404   403   404   200   200   200   200   200   404
cooperatives:detail                        POST 405
cooperatives:detail@far                    GET  login 404   404   404   404   404   404   404   200   404
cooperatives:detail@far                    POST 405
cooperatives:edit                          GET  login 404   403   404   403   403   403   200   403   404
cooperatives:edit                          POST login 404   403   404   403   403   403   422   403   404
cooperatives:figures_new                   GET  login 404   403   404   403   403   403   200   403   404
cooperatives:figures_new                   POST login 404   403   404   403   403   403   422   403   404
cooperatives:product_new                   GET  login 404   403   404   403   403   403   200   403   404
cooperatives:product_new                   POST login 404   403   404   403   403   403   422   403   404
cooperatives:representative_new            GET  login 404   403   404   403   403   403   200   403   404
cooperatives:representative_new            POST login 404   403   404   403   403   403   422   403   404
cooperatives:representative_end            GET  login 404   403   404   403   403   403   200   403   404
cooperatives:representative_end            POST login 404   403   404   403   403   403   422   403   404
cooperatives:representative_link           GET  405
# 409: this representative has an e-mail address and asks for the link without help.
cooperatives:representative_link           POST login 404   403   404   403   403   403   409   403   404
cooperatives:product_remove                GET  login 404   403   404   403   403   403   200   403   404
cooperatives:product_remove                POST login 404   403   404   403   403   403   302   403   404
"""

# A meeting is changed by the coordinators of its organiser. The leader and the invited body's staff see it.
MEETINGS = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
meetings:list                              GET  login 403   403   403   200   200   200   200   200   200
meetings:list                              POST 405
meetings:new                               GET  login 403   403   403   403   403   403   200   403   200
meetings:new                               POST login 403   403   403   403   403   403   200   403   200
meetings:record                            GET  login 403   403   403   403   403   403   200   403   200
meetings:record                            POST login 403   403   403   403   403   403   200   403   200
meetings:edit                              GET  login 404   404   404   403   403   403   200   404   404
meetings:edit                              POST login 404   404   404   403   403   403   200   404   404
meetings:edit@draft                        GET  login 404   404   404   404   404   403   200   404   404
meetings:edit@draft                        POST login 404   404   404   404   404   403   200   404   404
meetings:edit@public                       GET  login 403   403   403   403   403   403   200   403   403
meetings:edit@public                       POST login 403   403   403   403   403   403   200   403   403
meetings:edit@far                          GET  login 404   404   404   404   404   404   404   404   404
meetings:edit@far                          POST login 404   404   404   404   404   404   404   404   404
meetings:action@announce                   GET  login 404   404   404   403   403   403   200   404   404
meetings:action@announce                   POST login 404   404   404   403   403   403   200   404   404
meetings:action@open                       GET  login 404   404   404   403   403   403   200   404   404
meetings:action@open                       POST login 404   404   404   403   403   403   302   404   404
meetings:action@undo_open                  GET  login 404   404   404   403   403   403   200   404   404
meetings:action@undo_open                  POST login 404   404   404   403   403   403   302   404   404
meetings:action@conclude                   GET  login 404   404   404   403   403   403   200   404   404
meetings:action@conclude                   POST login 404   404   404   403   403   403   302   404   404
meetings:action@close                      GET  login 404   404   404   403   403   403   200   404   404
meetings:action@close                      POST login 404   404   404   403   403   403   200   404   404
meetings:action@cancel                     GET  login 404   404   404   403   403   403   200   404   404
meetings:action@cancel                     POST login 404   404   404   403   403   403   200   404   404
meetings:action@record_past                GET  login 404   404   404   403   403   403   200   404   404
meetings:action@record_past                POST login 404   404   404   403   403   403   200   404   404
meetings:action@reconclude                 GET  login 404   404   404   403   403   403   200   404   404
meetings:action@reconclude                 POST login 404   404   404   403   403   403   200   404   404
meetings:action@publish                    GET  login 404   404   404   403   403   403   200   404   404
meetings:action@publish                    POST login 404   404   404   403   403   403   302   404   404
meetings:action@unpublish                  GET  login 404   404   404   403   403   403   200   404   404
meetings:action@unpublish                  POST login 404   404   404   403   403   403   200   404   404
meetings:hosts                             GET  login 404   404   404   403   403   403   200   404   404
meetings:hosts                             POST login 404   404   404   403   403   403   200   404   404
meetings:host                              GET  login 404   404   404   403   403   403   200   404   404
meetings:host                              POST login 404   404   404   403   403   403   200   404   404
meetings:agenda                            GET  login 404   404   404   403   403   403   200   404   404
meetings:agenda                            POST login 404   404   404   403   403   403   200   404   404
meetings:agenda_item                       GET  login 404   404   404   403   403   403   200   404   404
meetings:agenda_item                       POST login 404   404   404   403   403   403   200   404   404
meetings:delegates                         GET  login 404   404   404   403   403   403   200   404   404
meetings:delegates                         POST login 404   404   404   403   403   403   200   404   404
meetings:delegate                          GET  login 404   404   404   403   403   403   200   404   404
meetings:delegate                          POST login 404   404   404   403   403   403   200   404   404
meetings:references                        GET  login 404   404   404   403   403   403   200   404   404
meetings:references                        POST login 404   404   404   403   403   403   200   404   404
meetings:reference                         GET  login 404   404   404   403   403   403   200   404   404
meetings:reference                         POST login 404   404   404   403   403   403   200   404   404
meetings:consultations                     GET  login 404   404   404   403   403   403   200   404   404
meetings:consultations                     POST login 404   404   404   403   403   403   200   404   404
meetings:consultation                      GET  login 404   404   404   403   403   403   200   404   404
meetings:consultation                      POST login 404   404   404   403   403   403   200   404   404
meetings:opinion                           GET  login 404   404   404   403   403   403   200   404   404
meetings:opinion                           POST login 404   404   404   403   403   403   200   404   404
meetings:conclusions                       GET  login 404   404   404   403   403   403   200   404   404
meetings:conclusions                       POST login 404   404   404   403   403   403   200   404   404
meetings:conclusion                        GET  login 404   404   404   403   403   403   200   404   404
meetings:conclusion                        POST login 404   404   404   403   403   403   200   404   404
meetings:awards                            GET  login 404   404   404   403   403   403   200   404   404
meetings:awards                            POST login 404   404   404   403   403   403   200   404   404
meetings:award                             GET  login 404   404   404   403   403   403   200   404   404
meetings:award                             POST login 404   404   404   403   403   403   200   404   404
meetings:photos                            GET  login 404   404   404   403   403   403   200   404   404
meetings:photos                            POST login 404   404   404   403   403   403   200   404   404
meetings:photo                             GET  login 404   404   404   403   403   403   200   404   404
meetings:photo                             POST login 404   404   404   403   403   403   200   404   404
"""
