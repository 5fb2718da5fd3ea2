"""Every change of a petition. Re-exports only."""

from petitions.services.agenda import petition_put_on_agenda, petition_take_off_agenda
from petitions.services.answers import answer_approve, answer_send_back, answer_submit
from petitions.services.approving import Approval, Approved, answers_approve
from petitions.services.assigning import assignment_waive, assignment_withdraw, petition_assign
from petitions.services.attachments import attachment_add
from petitions.services.bulk import BULK_MAX, BulkResult, petitions_act
from petitions.services.direct import answer_confirm, answer_directly, petition_answer_on_the_spot
from petitions.services.due_changes import (
    due_extend,
    extension_ask,
    extension_decide,
    petition_pause,
    petition_resume,
)
from petitions.services.entries import (
    AssignmentOrder,
    Classification,
    EscalationOrder,
    Letter,
    OutcomeEntry,
    PassageRemark,
    PetitionEntry,
    PetitionerEntry,
    PublicWords,
    SplitPiece,
    SpotAnswer,
)
from petitions.services.escalations import (
    escalation_end,
    escalation_letter_set,
    escalation_record_reply,
    petition_escalate,
    petitions_escalate,
)
from petitions.services.handing import assignment_hand_over, body_parts_hand_over, officer_parts_hand_over
from petitions.services.intake import petition_draft_save, petition_log, petition_submit
from petitions.services.joining import answer_draft_save
from petitions.services.lifecycle import (
    interim_note_add,
    petition_ask_info,
    petition_classify,
    petition_close,
    petition_decline,
    petition_redirect,
    petition_reopen,
    petition_supply_info,
    petition_transfer,
    petition_withdraw,
)
from petitions.services.merging import (
    petition_follower_answer_set,
    petition_merge,
    petition_split,
    petition_unmerge,
)
from petitions.services.parts import (
    assignment_receive,
    assignment_return,
    assignment_revise,
    assignment_save_text,
    assignment_sign_off,
)
from petitions.services.promises import promise_drop, promise_keep
from petitions.services.publications import (
    publication_prepare,
    publication_publish,
    publication_reword,
    publication_withdraw,
)
from petitions.services.ratings import RatingEntry, rating_give, wishes_refuse
from petitions.services.routing import RoutingEntry, routing_rule_remove, routing_rule_save
from petitions.services.topics import topic_add, topic_move, topic_rename, topic_restore, topic_retire
from petitions.services.triage import petition_triage

__all__ = [
    "BULK_MAX",
    "Approval",
    "Approved",
    "AssignmentOrder",
    "BulkResult",
    "Classification",
    "EscalationOrder",
    "Letter",
    "OutcomeEntry",
    "PassageRemark",
    "PetitionEntry",
    "PetitionerEntry",
    "PublicWords",
    "RatingEntry",
    "RoutingEntry",
    "SplitPiece",
    "SpotAnswer",
    "answer_approve",
    "answer_confirm",
    "answer_directly",
    "answer_draft_save",
    "answer_send_back",
    "answer_submit",
    "answers_approve",
    "assignment_hand_over",
    "assignment_receive",
    "assignment_return",
    "assignment_revise",
    "assignment_save_text",
    "assignment_sign_off",
    "assignment_waive",
    "assignment_withdraw",
    "attachment_add",
    "body_parts_hand_over",
    "due_extend",
    "escalation_end",
    "escalation_letter_set",
    "escalation_record_reply",
    "extension_ask",
    "extension_decide",
    "interim_note_add",
    "officer_parts_hand_over",
    "petition_answer_on_the_spot",
    "petition_ask_info",
    "petition_assign",
    "petition_classify",
    "petition_close",
    "petition_decline",
    "petition_draft_save",
    "petition_escalate",
    "petition_follower_answer_set",
    "petition_log",
    "petition_merge",
    "petition_pause",
    "petition_put_on_agenda",
    "petition_redirect",
    "petition_reopen",
    "petition_resume",
    "petition_split",
    "petition_submit",
    "petition_supply_info",
    "petition_take_off_agenda",
    "petition_transfer",
    "petition_triage",
    "petition_unmerge",
    "petition_withdraw",
    "petitions_act",
    "petitions_escalate",
    "promise_drop",
    "promise_keep",
    "publication_prepare",
    "publication_publish",
    "publication_reword",
    "publication_withdraw",
    "rating_give",
    "routing_rule_remove",
    "routing_rule_save",
    "topic_add",
    "topic_move",
    "topic_rename",
    "topic_restore",
    "topic_retire",
    "wishes_refuse",
]
