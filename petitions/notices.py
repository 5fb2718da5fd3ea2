"""Who is told what. A message is written in the transaction of the act and sent afterwards, once."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import users_with_role
from cooperatives.selectors import mandates_live
from core.messages import Sender, letter_queue, message_queue
from core.models import AuditEntry
from petitions.enums import LIVE_ASSIGNMENT_STATES, AnswerKind, AssignmentState, PetitionerKind
from petitions.models import Assignment, CollectedList, DueChange, Petition, Petitioner
from petitions.selectors.reach import approving_body_ids

# What is entered about the past is told to nobody: they know it, or it is too late.
STALE_AFTER = timedelta(days=2)

# Subject and body by act, for the petitioner. Named places are filled from the act.
PETITIONER_WORDS: dict[str, tuple[str, str]] = {
    "received": (
        N_("Petition %(code)s was received"),
        N_("%(body)s has received your petition “%(wording)s”. Answer expected by %(due)s."),
    ),
    "ask_info": (
        N_("A question about petition %(code)s"),
        N_("%(body)s asks: “%(question)s” Please answer by %(due)s."),
    ),
    "decline": (N_("Petition %(code)s was not accepted"), N_("Reason: %(reason)s. %(note)s")),
    "redirect": (
        N_("Petition %(code)s was passed on"),
        N_("It is a %(kind)s and goes its own legal way. It was passed on to %(to)s."),
    ),
    "assign": (N_("Petition %(code)s is being handled"), N_("%(lead)s leads the answer, expected by %(due)s.")),
    "answered": (N_("Petition %(code)s was answered"), N_("The answer to “%(wording)s” is on its page.")),
    "escalate": (
        N_("Petition %(code)s was put to a higher authority"),
        N_("It is beyond the authority here. It was put to %(to)s. %(number)s"),
    ),
    "record_reply": (
        N_("The higher authority replied about petition %(code)s"),
        N_("%(to)s has replied. You will have the answer by %(due)s."),
    ),
    "end_escalation": (
        N_("Petition %(code)s is handled here again"),
        N_("No reply came from %(to)s. The office decides how to go on."),
    ),
    "merge": (
        N_("Petition %(code)s was joined with a similar one"),
        N_("It is answered together with %(lead)s. Yours keeps its own page."),
    ),
    "unmerge": (N_("Petition %(code)s is handled on its own again"), N_("Answer expected by %(due)s.")),
    "reopen": (N_("Petition %(code)s was reopened"), N_("Reason: %(reason)s")),
    "promise_keep": (
        N_("What was promised about petition %(code)s is done"),
        N_("%(body)s, %(day)s: %(note)s"),
    ),
    "promise_drop": (
        N_("What was promised about petition %(code)s no longer stands"),
        N_("%(body)s had promised it by %(due)s. Reason: %(reason)s"),
    ),
    "wish_refuse": (
        N_("Petition %(code)s is not opened again"),
        N_("You asked to open it again. The office decided otherwise: %(reason)s"),
    ),
    "ask_again": (
        N_("The higher authority was asked again about petition %(code)s"),
        N_("%(to)s has not replied yet. It was asked again on %(day)s. %(number)s"),
    ),
    "add_note": (N_("How petition %(code)s stands"), N_("%(text)s")),
    "due_moved": (
        N_("The answer to petition %(code)s is expected by %(due)s"),
        N_("%(body)s moved the due date. Reason: %(reason)s"),
    ),
    "pause": (
        N_("The due date of petition %(code)s is paused"),
        N_("%(body)s stopped the clock for now. Reason: %(reason)s"),
    ),
    "resume": (N_("Petition %(code)s goes on"), N_("The pause has ended. Answer expected by %(due)s.")),
    "publish": (
        N_("Petition %(code)s and its answer are public"),
        N_("Everyone can read them now, without names of people."),
    ),
}
# What is fit to print for people without account or address: what starts, asks for something, or ends.
ON_PAPER = frozenset({
    "received", "ask_info", "decline", "redirect", "escalate", "answered", "due_moved", "add_note",
})  # fmt: skip
# What carries a date or an end always comes by mail too; the steps between are the person's choice.
DECISIVE = frozenset({"ask_info", "decline", "redirect", "answered", "due_moved"})
PROGRESS, ANSWERS, WORK, REMINDERS = (
    f"petitions.{name}" for name in ("progress", "answers", "work", "reminders")
)  # fmt: skip

STAFF_WORDS: dict[str, tuple[str, str]] = {
    "assign": (
        N_("Petition %(code)s was assigned to %(department)s"),
        N_("“%(wording)s” %(request)s Due %(due)s."),
    ),
    "hand_over": (N_("Petition %(code)s was handed over to you"), N_("“%(wording)s” Due %(due)s.")),
    "sign_off": (N_("%(department)s signed its part of %(code)s"), N_("“%(wording)s”")),
    "submit": (N_("New petition %(code)s"), N_("“%(wording)s”")),
    "list": (
        N_("%(body)s submitted a list of %(count)s petitions"),
        N_("“%(title)s” The petitions wait in the inbox to be sorted and assigned."),
    ),
    "wish": (N_("A petitioner asks to open petition %(code)s again"), N_("“%(wording)s”")),
    "return_assignment": (N_("Petition %(code)s came back from a department"), N_("“%(wording)s”")),
    "submit_answer": (N_("The answer to %(code)s waits for approval"), N_("“%(wording)s”")),
    "ask_extension": (N_("More time is asked for %(code)s"), N_("“%(wording)s”")),
    "extended": (N_("%(code)s: the due date is now %(due)s"), N_("“%(wording)s” Reason: %(reason)s")),
    "refused": (N_("%(code)s: the due date stays"), N_("“%(wording)s” The office says: %(note)s")),
    "pause": (N_("%(code)s: the due date is paused"), N_("“%(wording)s” Reason: %(reason)s")),
    "resume": (N_("%(code)s goes on, due %(due)s"), N_("“%(wording)s” The pause has ended.")),
    "send_back": (N_("The answer to %(code)s was sent back"), N_("“%(remark)s”")),
}


def notice_received(row: Petition, entry: AuditEntry) -> None:
    """The receipt for the petitioner, and a line for the office when somebody else sent it."""
    notice_petitioner(row, entry, "received", body=row.handled_by_name, due=row.due)
    if entry.action == "petitions.submit":
        notice_coordinators(row, entry, "submit")


def notice_petitioner(row: Petition, entry: AuditEntry, notice: str, /, **params: Any) -> None:
    """Tell everyone who holds a mandate of a petitioner today; on paper, who has no account or no address."""
    _notice_askers(row, entry, notice, list(row.petitioners.all()), params)


def notice_wishers(
    row: Petition, entry: AuditEntry, notice: str, cooperative_ids: Iterable[int], /, **params: Any
) -> None:
    """The same for some of the organisations that asked: what concerns one is not told to the others."""
    ids = set(cooperative_ids)
    _notice_askers(row, entry, notice, [one for one in row.petitioners.all() if one.cooperative_id in ids], params)


def _notice_askers(
    row: Petition, entry: AuditEntry, notice: str, petitioners: list[Petitioner], params: dict[str, Any]
) -> None:
    if _is_old(entry) or _is_of_the_past(row, notice):
        return
    ids = [one.cooperative_id for one in petitioners if one.cooperative_id]
    mandates = list(mandates_live().filter(cooperative_id__in=ids, user__is_active=True).select_related("user"))
    key, words = f"petition:{entry.pk}:{row.pk}", PETITIONER_WORDS[notice]
    users = {one.user_id: one.user for one in mandates}.values()
    link = f"/portal/petitions/{row.code}/"
    group = ANSWERS if notice in DECISIVE else PROGRESS
    _tell(users, words, link, key, _params(row, params), group=group, sender=_sender(row), reviewable=True)
    if notice not in ON_PAPER:
        return
    filled = _params(row, params)
    for user in users:
        if not user.email:
            _letter(row, words, filled, key, to_name=user.full_name, to_user=user)
    spoken_for = {one.cooperative_id for one in mandates}
    for one in petitioners:
        if one.kind != PetitionerKind.COLLECTIVE and one.cooperative_id not in spoken_for:
            _letter(row, words, filled, key, to_name=one.name, to_place=one.unit_name)


def _letter(row: Petition, words: tuple[str, str], params: dict[str, Any], key: str, **who: Any) -> None:
    """The notice on paper, in the site's language: with the answer itself, and how to follow without an account."""
    with translation.override(settings.LANGUAGE_CODE):
        subject, body = _filled(words, params)
        parts = [body]
        answer = row.follower_answer or (row.current_answer.text if row.current_answer else "")
        if words is PETITIONER_WORDS["answered"] and answer:
            parts = [_("Your petition: “%(wording)s”") % params, _("The answer:"), answer]
        parts.append(
            _("Petition %(code)s. To see how it stands, enter the receipt number %(receipt)s at %(address)s.")
            % {"code": row.code, "receipt": row.receipt_token, "address": f"{settings.SITE_URL}/track/"}
        )
        letter_queue(
            subject=subject, body="\n\n".join(parts), dedupe_key=key, sender=_sender(row),
            **who,
        )  # fmt: skip


def _sender(row: Petition) -> Sender:
    return Sender(row.handled_by_id, row.handled_by_name)


def notice_answered(row: Petition, entry: AuditEntry) -> None:
    """Tell the petitioner, and those whose petitions are merged into this one."""
    notice_petitioner(row, entry, "answered")
    for follower in row.followers.all():
        notice_petitioner(follower, entry, "answered")


def notice_assigned(row: Petition, entry: AuditEntry) -> None:
    """Tell the officer of each part, or the body's heads and officers, unless they have confirmed receipt already."""
    if _is_old(entry):
        return
    for one in row.assignments.filter(state__in=LIVE_ASSIGNMENT_STATES, acknowledged_at=None):
        _tell_part(one, row, "assign", f"petition:{entry.pk}:{one.pk}")


def notice_handed_over(one: Assignment, entry: AuditEntry) -> None:
    """Tell the new officer, or the people of the successor."""
    if not _is_old(entry):
        _tell_part(one, one.petition, "hand_over", f"petition:{entry.pk}")


def notice_signed(one: Assignment, entry: AuditEntry) -> None:
    """Tell the lead that another body has signed its part."""
    row = one.petition
    lead = row.current_lead if row.current_lead_id != one.pk else None
    if lead is not None and not _is_old(entry):
        words = _params(row, {"department": one.department_name})
        _tell(
            _people_of(lead),
            STAFF_WORDS["sign_off"],
            _staff_link(row),
            f"petition:{entry.pk}",
            words,
            sender=_sender(row),
        )


def notice_parts(row: Petition, entry: AuditEntry, kind: str, **params: Any) -> None:
    """Tell everybody who still works on a part."""
    if _is_old(entry):
        return
    for one in row.assignments.filter(state=AssignmentState.OPEN):
        due = {"due": one.due} if "due" in params else {}
        words = _params(row, params | due)
        key = f"petition:{entry.pk}"
        _tell(_people_of(one), STAFF_WORDS[kind], _staff_link(row), key, words, sender=_sender(row))


def notice_due_decided(change: DueChange, row: Petition, entry: AuditEntry, *, granted: bool) -> None:
    """Tell the body whose date it is, the lead for the whole; with the whole the parts that moved with it."""
    params = {"due": change.after, "reason": change.reason, "note": change.decision_note}
    if granted and change.assignment is None:
        notice_parts(row, entry, "extended", **params)
        return
    one = change.assignment or row.current_lead
    if one is not None and not _is_old(entry):
        words = STAFF_WORDS["extended" if granted else "refused"]
        filled, key = _params(row, params), f"petition:{entry.pk}"
        _tell(_people_of(one), words, _staff_link(row), key, filled, sender=_sender(row))


def notice_coordinators(row: Petition, entry: AuditEntry, kind: str) -> None:
    """Tell the coordinators of the handling body."""
    if not _is_old(entry):
        users = users_with_role(Role.COORDINATOR, [row.handled_by_id])
        _tell(users, STAFF_WORDS[kind], _staff_link(row), f"petition:{entry.pk}", _params(row, {}), sender=_sender(row))


def notice_list_submitted(row: CollectedList, entry: AuditEntry, offices: Mapping[int, int]) -> None:
    """One message to the coordinators of each office, with how many of the list are theirs."""
    for body_id, count in offices.items():
        users = users_with_role(Role.COORDINATOR, [body_id])
        words = {"body": row.body_name, "title": row.title, "count": count}
        link, key = f"/manage/petitions/inbox/?list={row.pk}", f"list:{entry.pk}:{body_id}"
        _tell(users, STAFF_WORDS["list"], link, key, words, sender=Sender(row.body_id, row.body_name))


def notice_leaders(row: Petition, entry: AuditEntry) -> None:
    """Tell who approves that an answer waits."""
    if not _is_old(entry):
        users = users_with_role(Role.LEADER, approving_body_ids(row))
        _tell(
            users,
            STAFF_WORDS["submit_answer"],
            _staff_link(row),
            f"petition:{entry.pk}",
            _params(row, {}),
            sender=_sender(row),
        )


def notice_sent_back(row: Petition, entry: AuditEntry) -> None:
    """Tell the lead what the leader remarked."""
    lead = row.current_lead
    if lead is not None and not _is_old(entry):
        words = _params(row, {"remark": entry.params.get("remark", "")})
        _tell(
            _people_of(lead),
            STAFF_WORDS["send_back"],
            _staff_link(row),
            f"petition:{entry.pk}",
            words,
            sender=_sender(row),
        )


def _tell_part(one: Assignment, row: Petition, kind: str, key: str) -> None:
    params = {"department": one.department_name, "request": one.request, "due": one.due}
    _tell(_people_of(one), STAFF_WORDS[kind], _staff_link(row), key, _params(row, params), sender=_sender(row))


def _people_of(one: Assignment) -> "Iterable[User] | QuerySet[User]":
    if one.officer is not None:
        return [one.officer]
    return users_with_role(Role.OFFICER, [one.department_id]) | users_with_role(Role.HEAD, [one.department_id])


def _staff_link(row: Petition) -> str:
    return f"/manage/petitions/{row.code}/"


def _params(row: Petition, params: dict[str, Any]) -> dict[str, Any]:
    wording = row.wording
    short = wording if len(wording) <= 160 else f"{wording[:159]}…"
    return {"code": row.code, "wording": short, "body": row.handled_by_name, **params}


def _tell(
    users: Iterable[User] | QuerySet[User],
    words: tuple[str, str],
    link: str,
    key: str,
    params: dict[str, Any],
    *,
    group: str = WORK,
    sender: Sender,
    reviewable: bool = False,
) -> None:
    for user in users:
        with translation.override(user.language):
            subject, body = _filled(words, params)
        message_queue(
            to_user=user, subject=subject, body=body, link=link, dedupe_key=key, group=group, sender=sender,
            reviewable=reviewable,
        )  # fmt: skip


def _filled(words: tuple[str, str], params: dict[str, Any]) -> tuple[str, str]:
    """Subject and body in the language of the moment."""
    filled = {name: _readable(value) for name, value in params.items()}
    return _(words[0]) % filled, (_(words[1]) % filled).strip()


def _readable(value: Any) -> str:
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return _("no date set") if value is None else str(value)


def _is_of_the_past(row: Petition, notice: str) -> bool:
    """Entered years later: that it was received, or answered in that room, is no news to who was there."""
    if row.received_at is None or row.year >= timezone.localdate(row.received_at).year:
        return False
    answer = row.current_answer
    return notice == "received" or (
        notice == "answered" and answer is not None and answer.kind == AnswerKind.ON_THE_SPOT
    )


def _is_old(entry: AuditEntry) -> bool:
    return timezone.now() - entry.created_at > STALE_AFTER
