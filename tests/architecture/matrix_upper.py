"""The matrix of petitions and papers, literally: what each role gets at each address. One cell: everybody the same."""

# Lists and pages of petitions and of the meetings that show them. Representatives follow theirs in the portal.
PETITIONS = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
home_by_role                               GET  login 302   302   302   200   200   200   200   200   200
home_by_role                               POST login 405   405   405   405   405   405   405   405   405
petitions:terms                            GET  login 403   403   403   403   403   403   403   200   403
petitions:terms                            POST login 403   403   403   403   403   403   403   422   403
petitions:list                             GET  login 403   403   403   200   200   200   200   200   200
petitions:list                             POST login 403   403   403   405   405   405   405   405   405
petitions:new                              GET  login 403   403   403   403   403   403   200   403   200
petitions:new                              POST login 403   403   403   403   403   403   422   403   422
petitions:inbox                            GET  login 403   403   403   403   403   403   200   403   200
petitions:inbox                            POST login 403   403   403   405   405   405   405   405   405
petitions:bulk                             GET  login 403   403   403   403   403   403   302   403   302
petitions:bulk                             POST login 403   403   403   403   403   403   302   403   302
petitions:inbox_next                       GET  login 403   403   403   403   403   403   302   403   302
petitions:inbox_next                       POST login 403   403   403   405   405   405   405   405   405
petitions:publish_many                     GET  login 403   403   403   403   403   200   403   403   403
petitions:publish_many                     POST login 403   403   403   403   403   422   403   403   403
petitions:approve_many                     GET  login 403   403   403   403   403   200   403   403   403
petitions:approve_many                     POST login 403   403   403   403   403   422   403   403   403
petitions:promises                         GET  login 403   403   403   200   200   200   200   200   200
petitions:promises                         POST login 403   403   403   405   405   405   405   405   405
petitions:answers_export                   GET  login 403   403   403   200   200   403   403   403   403
petitions:answers_export                   POST login 403   403   403   405   405   405   405   405   405
petitions:body_work                        GET  login 403   403   403   200   200   404   200   200   200
petitions:body_work                        POST login 403   403   403   200   200   404   200   200   200
petitions:template_list                    GET  login 403   403   403   403   200   403   200   200   200
petitions:template_list                    POST login 405   405   405   405   405   405   405   405   405
petitions:template_new                     GET  login 403   403   403   403   200   403   200   200   200
petitions:template_new                     POST login 403   403   403   403   422   403   422   422   422
petitions:template_edit                    GET  login 403   403   403   403   200   403   404   200   404
petitions:template_edit                    POST login 403   403   403   403   422   403   404   422   404
petitions:detail                           GET  login 404   403   404   200   200   200   200   404   404
petitions:detail                           POST login 404   403   404   405   405   405   405   405   405
petitions:detail@received                  GET  login 404   403   404   404   404   200   200   404   404
petitions:detail@received                  POST login 404   403   404   405   405   405   405   405   405
petitions:detail@public                    GET  login 403   403   403   404   404   200   200   404   404
petitions:detail@public                    POST login 403   403   403   405   405   405   405   405   405
petitions:detail@far                       GET  login 404   404   404   404   404   404   404   404   404
petitions:detail@far                       POST login 404   404   404   405   405   405   405   405   405
petitions:detail@draft                     GET  login 404   404   404   404   404   404   404   404   404
petitions:detail@draft                     POST login 404   404   404   405   405   405   405   405   405
petitions:similar_typed                    GET  login 403   403   403   405   405   405   405   405   405
petitions:similar_typed                    POST login 403   403   403   403   403   403   200   403   200
petitions:similar                          GET  login 404   403   404   200   200   200   200   404   404
petitions:similar                          POST login 404   403   404   405   405   405   405   405   405
petitions:similar@far                      GET  login 404   404   404   404   404   404   404   404   404
petitions:similar@far                      POST login 404   404   404   405   405   405   405   405   405
petitions:meeting_detail                   GET  login 404   404   404   200   200   200   200   404   404
petitions:meeting_detail                   POST login 404   404   404   405   405   405   405   405   405
petitions:meeting_detail@draft             GET  login 404   404   404   404   404   200   200   404   404
petitions:meeting_detail@draft             POST login 404   404   404   405   405   405   405   405   405
petitions:meeting_detail@public            GET  login 403   403   403   200   200   200   200   200   200
petitions:meeting_detail@public            POST login 403   403   403   405   405   405   405   405   405
petitions:meeting_detail@far               GET  login 404   404   404   404   404   404   404   404   404
petitions:meeting_detail@far               POST login 404   404   404   405   405   405   405   405   405
petitions:log                              GET  login 404   404   404   403   403   403   200   404   404
petitions:log                              POST login 404   404   404   403   403   403   422   404   404
petitions:log_undo                         GET  login 404   404   404   405   405   405   405   405   405
petitions:log_undo                         POST login 404   404   404   404   404   403   302   404   404
"""

# What is done to the petition at work with the officer's body. 200 asks, 302 did it or said why not, 422 asks again.
ACTS = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
petitions:merge_find                       GET  login 404   403   404   403   403   403   200   404   404
petitions:merge_find                       POST login 404   403   404   405   405   405   405   405   405
petitions:triage                           GET  login 404   403   404   403   403   403   302   404   404
petitions:triage                           POST login 404   403   404   403   403   403   422   404   404
petitions:triage@received                  GET  login 404   403   404   404   404   403   200   404   404
petitions:triage@received                  POST login 404   403   404   404   404   403   422   404   404
petitions:assign                           GET  login 404   403   404   403   403   403   200   404   404
petitions:assign                           POST login 404   403   404   403   403   403   422   404   404
petitions:joint                            GET  login 404   403   404   200   200   403   403   404   404
petitions:joint                            POST login 404   403   404   302   302   403   403   404   404
petitions:versions                         GET  login 404   403   404   200   200   200   200   404   404
petitions:versions                         POST login 404   403   404   405   405   405   405   405   405
petitions:act@ask_info                     GET  login 404   403   404   403   403   403   302   404   404
petitions:act@ask_info                     POST login 404   403   404   403   403   403   422   404   404
petitions:act@supply_info                  GET  login 404   403   404   403   403   403   302   404   404
petitions:act@supply_info                  POST login 404   403   404   403   403   403   422   404   404
petitions:act@decline                      GET  login 404   403   404   403   403   403   302   404   404
petitions:act@decline                      POST login 404   403   404   403   403   403   422   404   404
petitions:act@redirect                     GET  login 404   403   404   403   403   403   302   404   404
petitions:act@redirect                     POST login 404   403   404   403   403   403   422   404   404
petitions:act@withdraw                     GET  login 404   403   404   403   403   403   200   404   404
petitions:act@withdraw                     POST login 404   403   404   403   403   403   422   404   404
petitions:act@merge                        GET  login 404   403   404   403   403   403   200   404   404
petitions:act@merge                        POST login 404   403   404   403   403   403   422   404   404
petitions:act@unmerge                      GET  login 404   403   404   403   403   403   302   404   404
petitions:act@unmerge                      POST login 404   403   404   403   403   403   302   404   404
petitions:act@answer_on_the_spot           GET  login 404   403   404   403   403   403   200   404   404
petitions:act@answer_on_the_spot           POST login 404   403   404   403   403   403   422   404   404
petitions:act@submit_answer                GET  login 404   403   404   403   302   403   302   404   404
petitions:act@submit_answer                POST login 404   403   404   403   422   403   422   404   404
petitions:act@answer_directly              GET  login 404   403   404   403   302   403   302   404   404
petitions:act@answer_directly              POST login 404   403   404   403   422   403   422   404   404
petitions:act@approve                      GET  login 404   403   404   403   403   302   302   404   404
petitions:act@approve                      POST login 404   403   404   403   403   422   422   404   404
petitions:act@send_back                    GET  login 404   403   404   403   403   302   302   404   404
petitions:act@send_back                    POST login 404   403   404   403   403   422   422   404   404
petitions:act@escalate                     GET  login 404   403   404   403   403   403   200   404   404
petitions:act@escalate                     POST login 404   403   404   403   403   403   422   404   404
petitions:act@escalation_letter            GET  login 404   403   404   403   403   403   302   404   404
petitions:act@escalation_letter            POST login 404   403   404   403   403   403   422   404   404
petitions:act@record_reply                 GET  login 404   403   404   403   403   403   302   404   404
petitions:act@record_reply                 POST login 404   403   404   403   403   403   422   404   404
petitions:act@end_escalation               GET  login 404   403   404   403   403   403   302   404   404
petitions:act@end_escalation               POST login 404   403   404   403   403   403   422   404   404
petitions:act@close                        GET  login 404   403   404   403   403   403   302   404   404
petitions:act@close                        POST login 404   403   404   403   403   403   302   404   404
petitions:act@reopen                       GET  login 404   403   404   403   403   403   302   404   404
petitions:act@reopen                       POST login 404   403   404   403   403   403   422   404   404
petitions:act@prepare                      GET  login 404   403   404   403   403   403   302   404   404
petitions:act@prepare                      POST login 404   403   404   403   403   403   422   404   404
petitions:act@reword                       GET  login 404   403   404   403   403   403   302   404   404
petitions:act@reword                       POST login 404   403   404   403   403   403   422   404   404
petitions:act@publish                      GET  login 404   403   404   403   403   302   302   404   404
petitions:act@publish                      POST login 404   403   404   403   403   422   422   404   404
petitions:act@withdraw_publication         GET  login 404   403   404   403   403   302   302   404   404
petitions:act@withdraw_publication         POST login 404   403   404   403   403   422   422   404   404
petitions:act@classify                     GET  login 404   403   404   403   403   403   200   404   404
petitions:act@classify                     POST login 404   403   404   403   403   403   422   404   404
petitions:act@split                        GET  login 404   403   404   403   403   403   200   404   404
petitions:act@split                        POST login 404   403   404   403   403   403   422   404   404
petitions:act@transfer                     GET  login 404   403   404   403   403   403   302   404   404
petitions:act@transfer                     POST login 404   403   404   403   403   403   422   404   404
petitions:act@add_note                     GET  login 404   403   404   403   403   403   200   404   404
petitions:act@add_note                     POST login 404   403   404   403   403   403   422   404   404
petitions:act@attach                       GET  login 404   403   404   403   403   403   200   404   404
petitions:act@attach                       POST login 404   403   404   403   403   403   422   404   404
petitions:act@confirm_answer               GET  login 404   403   404   403   403   403   302   404   404
petitions:act@confirm_answer               POST login 404   403   404   403   403   403   422   404   404
petitions:act@follower_answer              GET  login 404   403   404   403   403   403   302   404   404
petitions:act@follower_answer              POST login 404   403   404   403   403   403   302   404   404
petitions:act@promise_keep                 GET  login 404   403   404   403   403   403   302   404   404
petitions:act@promise_keep                 POST login 404   403   404   403   403   403   422   404   404
petitions:act@promise_drop                 GET  login 404   403   404   403   403   403   302   404   404
petitions:act@promise_drop                 POST login 404   403   404   403   403   403   422   404   404
petitions:act@link_matter                  GET  login 404   403   404   403   403   403   200   404   404
petitions:act@link_matter                  POST login 404   403   404   403   403   403   422   404   404
petitions:act@unlink_matter                GET  login 404   403   404   403   403   403   302   404   404
petitions:act@unlink_matter                POST login 404   403   404   403   403   403   422   404   404
petitions:act@wish_refuse                  GET  login 404   403   404   403   403   403   302   404   404
petitions:act@wish_refuse                  POST login 404   403   404   403   403   403   422   404   404
petitions:act@ask_extension                GET  login 404   403   404   403   200   403   403   404   404
petitions:act@ask_extension                POST login 404   403   404   403   422   403   403   404   404
petitions:act@decide_extension             GET  login 404   403   404   403   403   403   302   404   404
petitions:act@decide_extension             POST login 404   403   404   403   403   403   422   404   404
petitions:act@extend                       GET  login 404   403   404   403   403   403   200   404   404
petitions:act@extend                       POST login 404   403   404   403   403   403   422   404   404
petitions:act@pause                        GET  login 404   403   404   403   403   403   302   404   404
petitions:act@pause                        POST login 404   403   404   403   403   403   422   404   404
petitions:act@resume                       GET  login 404   403   404   403   403   403   302   404   404
petitions:act@resume                       POST login 404   403   404   403   403   403   302   404   404
petitions:part_act@ask_extension           GET  login 404   403   404   403   200   403   403   404   404
petitions:part_act@ask_extension           POST login 404   403   404   403   422   403   403   404   404
petitions:part_act@extend                  GET  login 404   403   404   403   403   403   200   404   404
petitions:part_act@extend                  POST login 404   403   404   403   403   403   422   404   404
petitions:part                             GET  login 404   403   404   302   302   302   302   404   404
petitions:part                             POST login 404   403   404   422   422   403   403   404   404
petitions:part@of_other                    GET  login 404   403   404   302   302   302   302   404   404
petitions:part@of_other                    POST login 404   403   404   403   403   403   403   404   404
petitions:part_act@receive                 GET  login 404   403   404   200   200   403   200   404   404
petitions:part_act@receive                 POST login 404   403   404   302   302   403   422   404   404
petitions:part_act@attach                  GET  login 404   403   404   200   200   403   403   404   404
petitions:part_act@attach                  POST login 404   403   404   422   422   403   403   404   404
petitions:part_act@sign_off                GET  login 404   403   404   403   200   403   200   404   404
petitions:part_act@sign_off                POST login 404   403   404   403   422   403   422   404   404
petitions:part_act@revise                  GET  login 404   403   404   403   200   403   200   404   404
petitions:part_act@revise                  POST login 404   403   404   403   302   403   422   404   404
petitions:part_act@return                  GET  login 404   403   404   403   200   403   200   404   404
petitions:part_act@return                  POST login 404   403   404   403   422   403   422   404   404
petitions:part_act@waive                   GET  login 404   403   404   403   200   403   200   404   404
petitions:part_act@waive                   POST login 404   403   404   403   422   403   422   404   404
petitions:part_act@withdraw                GET  login 404   403   404   403   403   403   200   404   404
petitions:part_act@withdraw                POST login 404   403   404   403   403   403   422   404   404
petitions:part_act@hand_over               GET  login 404   403   404   403   200   403   200   404   404
petitions:part_act@hand_over               POST login 404   403   404   403   422   403   422   404   404
"""

# The portal is the representatives'; the public pages are everybody's, and hold nothing that is not public.
PORTAL_AND_PUBLIC = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
public_home                                GET  200
public_home                                POST 405
petitions:portal_home                      GET  login 200   200   200   200   200   200   200   200   200
petitions:portal_home                      POST login 405   405   405   405   405   405   405   405   405
petitions:portal_new                       GET  login 403   200   200   403   403   403   403   403   403
petitions:portal_new                       POST login 403   422   422   403   403   403   403   403   403
petitions:portal_detail                    GET  login 404   200   404   404   404   404   404   404   404
petitions:portal_detail                    POST login 405   405   405   405   405   405   405   405   405
petitions:portal_detail@far                GET  login 404   404   404   404   404   404   404   404   404
petitions:portal_detail@far                POST login 405   405   405   405   405   405   405   405   405
petitions:portal_edit                      GET  login 404   200   404   404   404   404   404   404   404
petitions:portal_edit                      POST login 404   422   404   404   404   404   404   404   404
petitions:portal_similar                   GET  login 405   405   405   405   405   405   405   405   405
petitions:portal_similar                   POST login 403   200   200   403   403   403   403   403   403
petitions:portal_supply_info               GET  login 404   200   404   404   404   404   404   404   404
petitions:portal_supply_info               POST login 404   422   404   404   404   404   404   404   404
petitions:portal_withdraw                  GET  login 404   200   404   404   404   404   404   404   404
petitions:portal_withdraw                  POST login 404   302   404   404   404   404   404   404   404
petitions:portal_rating                    GET  login 404   302   404   404   404   404   404   404   404
petitions:portal_rating                    POST login 404   302   404   404   404   404   404   404   404
petitions:portal_rating@answered           GET  login 404   200   404   404   404   404   404   404   404
petitions:portal_rating@answered           POST login 404   422   404   404   404   404   404   404   404
petitions:public_meetings                  GET  200
petitions:public_meetings                  POST 405
petitions:public_meeting                   GET  200
petitions:public_meeting                   POST 405
petitions:public_meeting@private           GET  404
petitions:public_meeting@private           POST 405
petitions:public_petitions                 GET  200
petitions:public_petitions                 POST 405
petitions:public_petition                  GET  200
petitions:public_petition                  POST 405
petitions:public_petition@private          GET  404
petitions:public_petition@private          POST 405
petitions:track                            GET  200
petitions:track                            POST 422
"""

# Papers: coordinators and leaders of the body that runs the meeting.
REPORTS = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
reports:list                               GET  login 403   403   403   403   403   200   200   403   200
reports:list                               POST 405
reports:detail                             GET  login 404   404   404   404   404   200   200   404   404
reports:detail                             POST 405
reports:view                               GET  login 404   404   404   404   404   302   302   404   404
reports:view                               POST 405
reports:download                           GET  login 404   404   404   404   404   302   302   404   404
reports:download                           POST 405
reports:retry                              GET  405
reports:retry                              POST login 404   404   404   404   404   302   302   404   404
reports:cancel                             GET  405
reports:cancel                             POST login 404   404   404   404   404   302   302   404   404
reports:request                            GET  login 404   404   404   403   403   200   200   404   404
reports:request                            POST login 404   404   404   403   403   302   302   404   404
reports:request@far                        GET  login 404   404   404   404   404   404   404   404   404
reports:request@far                        POST login 404   404   404   404   404   404   404   404   404
"""

# Who usually answers what, and the subject groups: administrators, as all settings.
PETITION_SETTINGS = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
petitions:routing_list                     GET  login 404   404   404   403   403   403   403   200   403
petitions:routing_list                     POST 405
petitions:routing_new                      GET  login 404   404   404   403   403   403   403   200   403
petitions:routing_new                      POST login 404   404   404   403   403   403   403   422   403
petitions:routing_edit                     GET  login 404   404   404   403   403   403   403   200   403
petitions:routing_edit                     POST login 404   404   404   403   403   403   403   422   403
petitions:routing_remove                   GET  login 404   404   404   403   403   403   403   200   403
petitions:routing_remove                   POST login 404   404   404   403   403   403   403   302   403
petitions:topic_list                       GET  login 404   404   404   403   403   403   403   200   403
petitions:topic_list                       POST login 404   404   404   403   403   403   403   422   403
petitions:topic_edit                       GET  login 404   404   404   403   403   403   403   200   403
petitions:topic_edit                       POST login 404   404   404   403   403   403   403   422   403
petitions:topic_change                     GET  405
petitions:topic_change                     POST login 404   404   404   403   403   403   403   302   403
"""

# Lists: whoever compiles one (nobody of these does); the office reads what was submitted to it.
COLLECTED_LISTS = """
# address                                       anon  out   rep   rival off   head  lead  coord admin neigh
petitions:lists                            GET  login 403   403   403   403   403   403   200   403   200
petitions:lists                            POST login 403   403   403   405   405   405   405   405   405
petitions:list_new                         GET  login 403   403   403   403   403   403   403   403   403
petitions:list_new                         POST login 403   403   403   403   403   403   403   403   403
petitions:list_page                        GET  login 403   403   403   404   404   404   200   404   404
petitions:list_page                        POST login 403   403   403   404   404   404   403   404   404
petitions:list_page@draft                  GET  login 403   403   403   404   404   404   404   404   404
petitions:list_page@draft                  POST login 403   403   403   404   404   404   404   404   404
petitions:list_edit                        GET  login 403   403   403   404   404   404   403   404   404
petitions:list_edit                        POST login 403   403   403   404   404   404   403   404   404
petitions:list_send                        GET  login 403   403   403   404   404   404   403   404   404
petitions:list_send                        POST login 403   403   403   404   404   404   403   404   404
petitions:list_row                         GET  login 403   403   403   404   404   404   403   404   404
petitions:list_row                         POST login 403   403   403   404   404   404   403   404   404
petitions:list_row_move                    GET  login 403   403   403   405   405   405   405   405   405
petitions:list_row_move                    POST login 403   403   403   404   404   404   403   404   404
"""
