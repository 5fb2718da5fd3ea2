"""The acts of the staff on a petition: which form asks for each, which service does it, what is said afterwards.

A new act is one row in ACTS; the page, the gate, the errors and the way back are the same for all (`manage_acts`).
Assigning has a page of its own (`manage_assign`), and what outlives one petition a table of its own (`memory_acts`).
"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.selectors import bodies_valid_on
from petitions.enums import AssignmentState, PetitionAction, PublicationAction, PublicationState
from petitions.forms import answers, lifecycle, review
from petitions.forms.intake import day_of
from petitions.models import Answer, Petition
from petitions.selectors import topics_offered
from petitions.selectors.joining import joining_desk
from petitions.selectors.words import wishes_counted
from petitions.services import (
    answer_submit,
    escalation_end,
    interim_note_add,
    petition_ask_info,
    petition_close,
    petition_decline,
    petition_follower_answer_set,
    petition_redirect,
    petition_reopen,
    petition_supply_info,
    petition_transfer,
    petition_unmerge,
    petition_withdraw,
)
from petitions.services.publications import public_petitioners
from petitions.views import acts_run as run
from petitions.views.act_row import Act
from petitions.views.acts_run import plain
from petitions.views.due_acts import DUE_ACTS
from petitions.views.memory_acts import MEMORY_ACTS, reopening_initial


def _answer(petition: Petition) -> Any:
    return petition.current_answer or Answer(petition=petition)


def bodies_today(user: User, petition: Petition) -> dict[str, Any]:
    return {"bodies": bodies_valid_on(timezone.localdate())}


def _bodies_of_the_day(user: User, petition: Petition) -> dict[str, Any]:
    meeting = petition.meeting
    day = day_of(meeting) if meeting else timezone.localdate()
    return {
        "bodies": bodies_valid_on(min(day, timezone.localdate())),
        "initial": {"answered_on": meeting.held_on if meeting else None},
    }


def _wording(user: User, petition: Petition) -> dict[str, Any]:
    names = ("summary", "topic", "kind", "authority_level", "public_text", "version")
    return {"topics": topics_offered(petition), "initial": {name: getattr(petition, name) for name in names}}


def _wishes(user: User, petition: Petition) -> dict[str, Any]:
    """Where the speech counts its wishes, those behind the first: the petition itself keeps that one."""
    return {"initial": {"texts": "\n\n".join(wishes_counted(petition.text)[1:])}}


def _joined(user: User, petition: Petition) -> dict[str, Any]:
    """What the lead has joined so far, or the signed parts one after another."""
    return {"initial": {"text": joining_desk(petition).text}}


def _own_part(user: User, petition: Petition) -> dict[str, Any]:
    return {"initial": {"text": petition.current_lead.text if petition.current_lead else ""}}


def _version(user: User, petition: Petition) -> dict[str, Any]:
    answer = petition.current_answer
    return {"initial": {"seen_version": answer.version if answer else 0}}


def _signed(user: User, petition: Petition) -> dict[str, Any]:
    signed = [one for one in petition.assignments.all() if one.state == AssignmentState.SIGNED_OFF]
    lead = [one.pk for one in signed if one.pk == petition.current_lead_id]
    answer = petition.current_answer
    return {
        "signed": signed,
        "answer_text": answer.text if answer else "",
        "initial": _version(user, petition)["initial"] | {"reopen": lead},
    }


def _public_words(user: User, petition: Petition) -> dict[str, Any]:
    answer = petition.current_answer
    words = {
        "petition_text": petition.public_text or petition.wording,
        "answer_text": answer.text if answer else "",
        "petitioners": public_petitioners(petition),
    }
    return {"initial": words}


def _prepared_words(user: User, petition: Petition) -> dict[str, Any]:
    one = next((one for one in petition.publications.all() if one.state == PublicationState.PREPARED), None)
    names = ("petition_text", "answer_text", "petitioners")
    return {"initial": {name: getattr(one, name) for name in names} if one else {}}


def _dossier(user: User, petition: Petition) -> dict[str, Any]:
    item = petition.current_escalation
    names = ("letter_number", "letter_date", "next_check")
    return {"initial": {name: getattr(item.escalation, name) for name in names} if item else {}}


_A, _P = PetitionAction, PublicationAction
ACTS: dict[str, Act] = {
    _A.ASK_INFO: Act(
        _A.ASK_INFO.label, "petitions.ask_info", lifecycle.AskInfoForm, plain(petition_ask_info, "question", "due"),
        _("The question was sent. The petition waits for the answer."),
    ),
    _A.SUPPLY_INFO: Act(
        _A.SUPPLY_INFO.label, "petitions.supply_info", lifecycle.SupplyInfoForm,
        plain(petition_supply_info, "reply", "by_name"), _("Noted. The petition goes on."),
        says=_("For an answer that came by telephone or on paper."),
    ),
    _A.DECLINE: Act(
        _A.DECLINE.label, "petitions.decline", lifecycle.DeclineForm, plain(petition_decline, "reason", "note"),
        _("The petition is not accepted."), danger=True,
        says=_("The petitioner is told why. “Logged by mistake” is not counted, and nobody is told."),
    ),
    _A.REDIRECT: Act(
        _A.REDIRECT.label, "petitions.redirect", lifecycle.RedirectForm,
        plain(petition_redirect, "kind", "to", "note"), _("Passed on. The petitioner is told where."), danger=True,
        says=_("Complaints and denunciations go their own legal way; here they end."),
    ),
    _A.WITHDRAW: Act(
        _A.WITHDRAW.label, "petitions.withdraw", lifecycle.WithdrawForm,
        plain(petition_withdraw, "by_name", "reason"), _("The petition was withdrawn."), danger=True,
        says=_("On the word of the petitioner. Bodies that were asked are released."),
    ),
    _A.MERGE: Act(
        _A.MERGE.label, "petitions.merge", lifecycle.MergeForm, run.merge, _("Merged. Both keep their own page."),
        prefilled=("lead",), template="petitions/manage/petition_merge.html",
    ),
    _A.UNMERGE: Act(
        _A.UNMERGE.label, "petitions.unmerge", lifecycle.UnmergeForm, plain(petition_unmerge, "reason"),
        _("The petition goes its own way again."), kwargs=reopening_initial,
    ),
    _A.ANSWER_ON_THE_SPOT: Act(
        _A.ANSWER_ON_THE_SPOT.label, "petitions.answer_on_the_spot", answers.OnTheSpotForm, run.answer_on_the_spot,
        _("The answer was recorded."), kwargs=_bodies_of_the_day,
    ),
    _A.SUBMIT_ANSWER: Act(
        _A.SUBMIT_ANSWER.label, "petitions.submit_answer", answers.SubmitAnswerForm,
        plain(answer_submit, "text", paper=True), _("Submitted. The leader decides now."), kwargs=_joined,
        says=_("The signed parts stand below. Put them into one answer."),
    ),
    _A.ANSWER_DIRECTLY: Act(
        _A.ANSWER_DIRECTLY.label, "petitions.answer_directly", answers.DirectAnswerForm, run.direct_answer,
        _("Answered. The petitioner is told."), kwargs=_own_part,
    ),
    _A.APPROVE: Act(
        _A.APPROVE.label, "petitions.approve", review.ApproveForm, run.approve,
        _("Approved. The petitioner is told."), kwargs=_version, template="petitions/manage/petition_review.html",
    ),
    _A.SEND_BACK: Act(
        _A.SEND_BACK.label, "petitions.send_back", review.SendBackForm, run.send_back,
        _("Sent back with your remark."), kwargs=_signed, template="petitions/manage/petition_review.html",
    ),
    _A.ESCALATE: Act(
        _A.ESCALATE.label, "petitions.escalate", lifecycle.EscalateForm, run.escalate,
        _("Put to the higher authority. The petitioner is told."), kwargs=bodies_today,
        says=_("For what lies beyond the authority of this body. Bodies that were asked are released."),
    ),
    "escalation_letter": Act(
        _("Enter the letter of the dossier"), "petitions.escalate", lifecycle.EscalationLetterForm,
        run.escalation_letter, _("The letter is entered."), kwargs=_dossier,
        says=_("For a letter that was issued after the petition was put to the higher authority."),
    ),
    _A.RECORD_REPLY: Act(
        _A.RECORD_REPLY.label, "petitions.record_reply", lifecycle.RecordReplyForm, run.record_reply,
        _("The reply was recorded. A body makes the answer of it now."), kwargs=bodies_today,
    ),
    _A.END_ESCALATION: Act(
        _A.END_ESCALATION.label, "petitions.end_escalation", lifecycle.EndEscalationForm,
        plain(escalation_end, "reason"), _("Ended without a reply. The petition waits to be assigned."),
    ),
    _A.CLOSE: Act(
        _A.CLOSE.label, "petitions.close", answers.ConfirmForm, plain(petition_close), _("The petition is closed."),
        says=_("It may be opened again later, with a reason."),
    ),
    _A.REOPEN: Act(
        _A.REOPEN.label, "petitions.reopen", lifecycle.ReopenForm,
        plain(petition_reopen, "reason", "asked_by_petitioner"), _("Open again, waiting to be assigned."),
        kwargs=reopening_initial,
        says=_("Earlier answers stay as versions; what is public stays public, marked as being looked at again."),
    ),
    _P.PREPARE: Act(
        _P.PREPARE.label, "petitions.prepare", lifecycle.PrepareForm, run.prepare,
        _("Prepared. The leader publishes it."), kwargs=_public_words,
        says=_("Everyone will read exactly these words."),
    ),
    "reword": Act(
        _("Correct the public words"), "petitions.prepare", lifecycle.PrepareForm, run.reword,
        _("The public words are corrected."), kwargs=_prepared_words, says=_("Everyone will read exactly these words."),
    ),
    _P.PUBLISH: Act(
        _P.PUBLISH.label, "petitions.publish", answers.PaperConfirmForm, run.publish, _("Public from now on."),
        template="petitions/manage/petition_publish.html",
    ),
    _P.WITHDRAW: Act(
        _P.WITHDRAW.label, "petitions.withdraw_publication", lifecycle.WithdrawPublicationForm, run.unpublish,
        _("Taken off the public page."), danger=True,
    ),
    "classify": Act(
        _("Put into words and sort"), "petitions.classify", lifecycle.ClassifyForm, run.classify, _("Saved."),
        kwargs=_wording, says=_("The petitioner's own words stay as they were given."),
    ),
    "split": Act(
        _("Take wishes apart"), "petitions.split", lifecycle.SplitForm, run.split,
        _("Each wish is a petition of its own now."), kwargs=_wishes, template="petitions/manage/petition_split.html",
        says=_("This petition keeps its words and the wish that you leave out below."),
    ),
    "transfer": Act(
        _("Pass on to another office"), "petitions.transfer", lifecycle.TransferForm,
        plain(petition_transfer, "handled_by", "reason"), _("Another office handles it now."), kwargs=bodies_today,
    ),
    "add_note": Act(
        _("Tell the petitioner how things stand"), "petitions.add_note", lifecycle.NoteForm,
        plain(interim_note_add, "text"), _("The petitioner was told."),
        says=_("No state and no due date changes."),
    ),
    "attach": Act(_("Attach a file"), "petitions.attach", answers.AttachForm, run.attach, _("The file is attached.")),
    "confirm_answer": Act(
        _("Confirm what was said on the spot"),
        "petitions.confirm_answer",
        answers.ConfirmAnswerForm,
        run.confirm,
        _("Confirmed. The answer may be published."),
        says=_("The body that answered confirms the words noted in the room. Then they may be published."),
        template="petitions/manage/petition_approve.html",
        obj=_answer,
    ),
    "follower_answer": Act(
        _("Words for this petitioner"), "petitions.merge", lifecycle.FollowerAnswerForm,
        plain(petition_follower_answer_set, "text"), _("Saved."),
        says=_("Where the answer of the petition it joined does not fit. Empty: that answer is shown."),
    ),
} | DUE_ACTS | MEMORY_ACTS  # fmt: skip
