"""Each action of the table as one call with plain arguments: what the matrix and the stories do."""

from petitions.enums import DeclineReason, Outcome, PetitionAction, RedirectKind
from petitions.services import (
    AssignmentOrder,
    EscalationOrder,
    Letter,
    OutcomeEntry,
    SpotAnswer,
    answer_approve,
    answer_directly,
    answer_send_back,
    answer_submit,
    assignment_return,
    escalation_end,
    escalation_record_reply,
    petition_answer_on_the_spot,
    petition_ask_info,
    petition_assign,
    petition_close,
    petition_decline,
    petition_escalate,
    petition_merge,
    petition_redirect,
    petition_reopen,
    petition_submit,
    petition_supply_info,
    petition_unmerge,
    petition_withdraw,
)
from tests.factories.accounts import DepartmentFactory
from tests.factories.petitions import PetitionFactory

EXPLAINED = OutcomeEntry(Outcome.EXPLAINED)
A = PetitionAction


def _return(actor, row):
    assignment = row.current_lead or row.assignments.order_by("-id").first()
    return assignment_return(actor=actor, assignment=assignment, reason="Không thuộc lĩnh vực của Sở.").petition


ACTS = {
    A.SUBMIT: lambda actor, row: petition_submit(actor=actor, petition=row),
    A.ASK_INFO: lambda actor, row: petition_ask_info(actor=actor, petition=row, question="Bao nhiêu héc-ta?"),
    A.SUPPLY_INFO: lambda actor, row: petition_supply_info(actor=actor, petition=row, reply="0,8 ha."),
    A.DECLINE: lambda actor, row: petition_decline(actor=actor, petition=row, reason=DeclineReason.UNCLEAR),
    A.REDIRECT: lambda actor, row: petition_redirect(
        actor=actor, petition=row, kind=RedirectKind.COMPLAINT, to="Thanh tra tỉnh"
    ),
    A.WITHDRAW: lambda actor, row: petition_withdraw(actor=actor, petition=row),
    A.MERGE: lambda actor, row: petition_merge(
        actor=actor, petition=row, lead=PetitionFactory(handled_by=row.handled_by)
    ),
    A.UNMERGE: lambda actor, row: petition_unmerge(actor=actor, petition=row),
    A.ASSIGN: lambda actor, row: petition_assign(
        actor=actor, petition=row, lead=AssignmentOrder(DepartmentFactory(name="Sở Xây dựng"))
    ),
    A.RETURN_ASSIGNMENT: _return,
    A.ANSWER_ON_THE_SPOT: lambda actor, row: petition_answer_on_the_spot(
        actor=actor, petition=row, answer=SpotAnswer(body_name="Chi cục Thuế", text="Được miễn.", outcome=EXPLAINED)
    ),
    A.SUBMIT_ANSWER: lambda actor, row: answer_submit(actor=actor, petition=row),
    A.ANSWER_DIRECTLY: lambda actor, row: answer_directly(
        actor=actor, petition=row, outcome=EXPLAINED, text="Thuế tỉnh trả lời."
    ),
    A.SEND_BACK: lambda actor, row: answer_send_back(actor=actor, petition=row, remark="Ghi rõ thời gian."),
    A.APPROVE: lambda actor, row: answer_approve(actor=actor, petition=row, outcome=EXPLAINED),
    A.ESCALATE: lambda actor, row: petition_escalate(
        actor=actor, petition=row, order=EscalationOrder(to_name="Bộ Tài chính", letter=Letter("12/UBND-KT"))
    ),
    A.RECORD_REPLY: lambda actor, row: escalation_record_reply(
        actor=actor, petition=row, text="Bộ đồng ý.", lead=AssignmentOrder(row.handled_by)
    ),
    A.END_ESCALATION: lambda actor, row: escalation_end(actor=actor, petition=row, reason="Một năm không trả lời."),
    A.CLOSE: lambda actor, row: petition_close(actor=actor, petition=row),
    A.REOPEN: lambda actor, row: petition_reopen(actor=actor, petition=row, reason="Câu trả lời có sai sót."),
}
