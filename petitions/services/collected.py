"""A list of petitions that an intermediary compiles: drafts until it is submitted, then all at one moment."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.models import Department
from accounts.selectors import rights_of
from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.models import AuditEntry
from core.permissions import require
from core.web.once import once_key as claim_once
from meetings.enums import MeetingState
from meetings.models import Meeting
from petitions.audit import petition_audit
from petitions.enums import Channel, PetitionAction, PetitionState
from petitions.models import CollectedList, Petition
from petitions.notices import notice_list_submitted, notice_petitioner
from petitions.services.entries import Letter, PetitionEntry, PetitionerEntry
from petitions.services.guard import actor_name, moment, petition_in, petition_judge, petition_lock, petitions_lock
from petitions.services.guard import user_of as id_of
from petitions.services.intake import petition_draft_save, petition_receive, petitioner_names
from petitions.validators import PETITION_TEXT_MAX, text_given, text_within

LIST_MAX = 300
COLLECT = "petitions.collect"
_OVER = frozenset({MeetingState.CLOSED, MeetingState.CANCELLED})


@dataclass(frozen=True)
class ListEntry:
    """What a list says of itself. `meeting`: the one it is compiled for."""

    title: str
    meeting: Meeting | None = None
    letter: Letter = field(default_factory=Letter)


@transaction.atomic
def list_create(
    *, actor: Actor, body: Department, entry: ListEntry, once_key: uuid.UUID | str | None = None
) -> CollectedList:
    """A new, empty list of the intermediary `body`. Raises DomainError beside `title` or `meeting`."""
    require(actor, COLLECT, CollectedList(body=body))
    claim = claim_once(once_key, actor)
    if claim.earlier is not None:
        return claim.earlier
    row = CollectedList(body=body, body_name=body.name, created_by_id=id_of(actor))
    _fill(row, entry)
    row.save()
    _record(actor, row, "list_create", N_("%(actor)s began the list “%(title)s”."))
    claim.made(row)
    return row


@transaction.atomic
def list_update(*, actor: Actor, collected_list: CollectedList, entry: ListEntry) -> CollectedList:
    """Correct title, meeting or letter. Once submitted, the letter alone: it is often numbered afterwards."""
    row = _held(actor, collected_list)
    if row.submitted_at is not None:
        entry = ListEntry(row.title, row.meeting, entry.letter)
    _fill(row, entry)
    row.save()
    if row.submitted_at is None:
        for one in petitions_lock(row.petitions.all()):
            one.meeting = row.meeting
            one.save()
    _record(actor, row, "list_update", N_("%(actor)s changed what the list “%(title)s” says of itself."))
    return row


def _fill(row: CollectedList, entry: ListEntry) -> None:
    row.title = text_given(entry.title, field="title", longest=300)
    if entry.meeting is not None and entry.meeting.pk != row.meeting_id and entry.meeting.state in _OVER:
        raise DomainError(_("This meeting is closed or cancelled. Choose another, or none."), field="meeting")
    row.meeting = entry.meeting
    row.letter_number = text_within(entry.letter.number, field="letter_number", longest=80)
    row.letter_date = entry.letter.date
    if entry.letter.file is not None:
        row.letter_file = entry.letter.file


@transaction.atomic
def list_add(
    *,
    actor: Actor,
    collected_list: CollectedList,
    petitioner: PetitionerEntry,
    text: str,
    once_key: uuid.UUID | str | None = None,
) -> Petition:
    """One more petition, at the end of the list, as a draft. One form, one petition."""
    row = _open(actor, collected_list)
    claim = claim_once(once_key, actor)
    if claim.earlier is not None:
        return claim.earlier
    text_given(text, field="text", longest=PETITION_TEXT_MAX)
    if row.petitions.count() >= LIST_MAX:
        raise DomainError(_("A list holds at most %(limit)s petitions. Begin another one.") % {"limit": LIST_MAX})
    last = row.petitions.aggregate(last=Max("list_order"))["last"] or 0
    draft = petition_draft_save(actor=actor, entry=_entry(row, petitioner, text))
    draft.collected_list, draft.list_order = row, last + 1
    draft.save()
    claim.made(draft)
    return draft


@transaction.atomic
def list_change(*, actor: Actor, petition: Petition, petitioner: PetitionerEntry, text: str) -> Petition:
    """Other words, or another petitioner, for one draft of a list that was not submitted."""
    row = _open(actor, _list_of(petition))
    text_given(text, field="text", longest=PETITION_TEXT_MAX)
    return petition_draft_save(actor=actor, entry=_entry(row, petitioner, text), petition=petition)


@transaction.atomic
def list_remove(*, actor: Actor, petition: Petition) -> None:
    """Take one draft out of a list that was not submitted. Nobody has received it; the list's history names it."""
    row = _open(actor, _list_of(petition))
    one = petition_lock(petition)
    petition_in(one, {PetitionState.DRAFT}, _("Take it out of the list"))
    _record(
        actor, row, "list_remove", N_("%(actor)s took a petition of %(petitioners)s out of the list: “%(text)s”."),
        petitioners=petitioner_names(one), text=one.text,
    )  # fmt: skip
    one.delete()


@transaction.atomic
def list_move(*, actor: Actor, petition: Petition, up: bool) -> None:
    """One place up or down. At the end of the list nothing happens."""
    row = _open(actor, _list_of(petition))
    rows = sorted(petitions_lock(row.petitions.all()), key=lambda one: (one.list_order, one.pk))
    place = next(number for number, one in enumerate(rows) if one.pk == petition.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        for number, one in enumerate(rows, start=1):
            one.list_order = number
        Petition.objects.bulk_update(rows, ["list_order"])


@transaction.atomic
def list_submit(*, actor: Actor, collected_list: CollectedList, at: datetime | None = None) -> CollectedList:
    """Draft → received for all of them at one moment, all or none; each gets its code, in the order of the list.

    The coordinators of each office get one message. Submitted before: nothing is done a second time.
    """
    at = moment(at)
    row = _held(actor, collected_list)
    if row.submitted_at is not None:
        return row
    if row.meeting is not None and row.meeting.state in _OVER:
        raise DomainError(_("This meeting is closed or cancelled. Choose another, or none."), field="meeting")
    drafts = sorted(petitions_lock(row.petitions.all()), key=lambda one: (one.list_order, one.pk))
    if not drafts:
        raise DomainError(_("The list is empty. Add a petition first."))
    row.submitted_at, row.submitted_by_name = at, actor_name(actor)
    row.save()
    for one in drafts:
        require(actor, "petitions.submit", one)
        petition_judge(one, PetitionAction.SUBMIT)
        petition_receive(one, at)
        one.save()
        told = petition_audit(
            actor, one, "submit", N_("%(actor)s sent the petition of %(petitioners)s in the list “%(title)s”."), at=at,
            parents=(row,), petitioners=petitioner_names(one), title=row.title,
        )  # fmt: skip
        notice_petitioner(one, told, "received", body=one.handled_by_name, due=one.due)
    entry = _record(
        actor, row, "list_submit", N_("%(actor)s submitted the list “%(title)s” with %(count)s petitions."),
        count=len(drafts),
    )  # fmt: skip
    offices = Counter(one.handled_by_id for one in drafts)
    notice_list_submitted(row, entry, offices)
    return row


def _entry(row: CollectedList, petitioner: PetitionerEntry, text: str) -> PetitionEntry:
    petitioners: Sequence[PetitionerEntry] = (petitioner,)
    return PetitionEntry(
        text=text, petitioners=tuple(petitioners), channel=Channel.LIST, meeting=row.meeting, collected_by=row.body
    )


def _list_of(petition: Petition) -> CollectedList:
    if petition.collected_list is None:
        raise DomainError(_("This petition is in no list."))
    return petition.collected_list


def _held(actor: Actor, collected_list: CollectedList) -> CollectedList:
    """The list as it stands now, locked: whatever changes its petitions or its letter holds it first."""
    row = (
        CollectedList.objects.select_for_update(of=("self",))
        .select_related("body", "meeting__organiser")
        .get(pk=collected_list.pk)
    )
    require(actor, COLLECT, row)
    return row


def _open(actor: Actor, collected_list: CollectedList) -> CollectedList:
    row = _held(actor, collected_list)
    if row.submitted_at is not None:
        raise DomainError(_("This list was submitted. Its petitions are with the office now."))
    return row


def _record(actor: Actor, row: CollectedList, action: str, sentence: str, **params: object) -> AuditEntry:
    return audit_record(
        actor=actor, action=f"petitions.{action}", target=row, sentence=sentence,
        params={"title": row.title, **params},
        on_behalf_of=rights_of(actor).on_behalf_of(Role.COORDINATOR, row.body_id),
    )  # fmt: skip
