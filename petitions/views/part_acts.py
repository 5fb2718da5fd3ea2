"""The acts on one body's part of an answer, beside writing it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from petitions.enums import AssignmentAction
from petitions.forms import answers
from petitions.models import Assignment
from petitions.selectors.handing import officers_of
from petitions.selectors.handling import successors_today
from petitions.services import (
    assignment_hand_over,
    assignment_receive,
    assignment_return,
    assignment_revise,
    assignment_sign_off,
    assignment_waive,
    assignment_withdraw,
    attachment_add,
)
from petitions.views.act_row import Act
from petitions.views.acts_run import paper_of
from petitions.views.due_acts import DUE_PART_ACTS


def _plain(service: Callable[..., Any], *names: str, paper: bool = False) -> Any:
    def run(user: User, part: Assignment, form: Any) -> None:
        given = {name: form.cleaned_data[name] for name in names}
        if paper:
            given["paper"] = paper_of(user, form)
        service(actor=user, assignment=part, **given)

    return run


def _officers(user: User, part: Assignment) -> dict[str, Any]:
    return {"officers": officers_of(part.department), "successors": successors_today(part.department)}


def _part_text(user: User, part: Assignment) -> dict[str, Any]:
    return {"initial": {"text": part.text, "version": part.text_version}}


def _attach(user: User, part: Assignment, form: Any) -> None:
    data = form.cleaned_data
    attachment_add(actor=user, petition=part.petition, upload=data["file"], assignment=part, caption=data["caption"])


def _sign(user: User, part: Assignment, form: Any) -> None:
    data = form.cleaned_data
    assignment_sign_off(
        actor=user, assignment=part, text=data["text"], seen_version=data["version"], paper=paper_of(user, form)
    )


def _hand_over(user: User, part: Assignment, form: Any) -> None:
    data = form.cleaned_data
    assignment_hand_over(
        actor=user,
        assignment=part,
        officer=data.get("officer"),
        department=data.get("department"),
        reason=data["reason"],
    )


_A = AssignmentAction
PART_ACTS: dict[str, Act] = {
    "receive": Act(
        _("Confirm receipt"), "petitions.assignment_receive", answers.PaperConfirmForm,
        _plain(assignment_receive, paper=True), _("Receipt confirmed."),
    ),
    "attach": Act(
        _("Attach a file"), "petitions.assignment_attach", answers.AttachForm, _attach, _("The file is attached."),
    ),
    _A.SIGN_OFF: Act(
        _A.SIGN_OFF.label, "petitions.assignment_sign_off", answers.PartSignForm, _sign, _("The part is signed."),
        kwargs=_part_text,
    ),
    _A.REVISE: Act(
        _A.REVISE.label, "petitions.assignment_revise", answers.OptionalReasonForm,
        _plain(assignment_revise, "reason", paper=True), _("Open again. The words are kept."),
    ),
    _A.RETURN: Act(
        _A.RETURN.label, "petitions.assignment_return", answers.ReturnForm,
        _plain(assignment_return, "reason", "belongs_to", paper=True), _("Returned. The coordinator assigns it anew."),
        danger=True, says=_("Say why it is not yours, and whose it is. No due date moves."),
    ),
    _A.WAIVE: Act(
        _A.WAIVE.label, "petitions.assignment_waive", answers.ConfirmForm, _plain(assignment_waive),
        _("The answer goes on without this part."), danger=True,
        says=_("Only for an overdue part. It is printed that this body gave no opinion by the due date."),
    ),
    _A.WITHDRAW: Act(
        _A.WITHDRAW.label, "petitions.assignment_withdraw", answers.ReasonForm, _plain(assignment_withdraw, "reason"),
        _("Taken back. This body is no longer asked."), danger=True,
    ),
    _A.HAND_OVER: Act(
        _A.HAND_OVER.label, "petitions.assignment_hand_over", answers.HandOverForm,
        _hand_over, _("Handed over. Text and due date are kept."),
        kwargs=_officers,
    ),
    **DUE_PART_ACTS,
}  # fmt: skip
