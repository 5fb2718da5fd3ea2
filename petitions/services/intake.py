"""How a petition comes in: drafted and sent by its petitioner, or logged by an office."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Department
from core.actors import Actor
from core.audit import N_, PaperRecord
from core.codes import next_code
from core.exceptions import DomainError
from core.permissions import require
from core.text import search_key
from core.web.once import once_key as claim_once
from meetings.models import Meeting
from petitions.audit import petition_audit
from petitions.enums import PetitionAction, PetitionerKind, PetitionState, StepKind
from petitions.models import Petition, Petitioner
from petitions.notices import notice_received
from petitions.selectors.handling import handling_body_for
from petitions.selectors.reach import represented_ids
from petitions.services.entries import PetitionEntry, PetitionerEntry
from petitions.services.guard import moment, petition_begin, petition_in, petition_lock, user_of
from petitions.services.similar import petition_terms_refresh
from petitions.services.terms import due_by_term, due_none
from petitions.validators import PETITION_TEXT_MAX, SUMMARY_MAX, text_given, text_within

CODE_PREFIX = "KN"


@transaction.atomic
def petition_draft_save(
    *, actor: Actor, entry: PetitionEntry, petition: Petition | None = None, once_key: uuid.UUID | str | None = None
) -> Petition:
    """Keep an unsent petition; only its petitioner, or the intermediary that collects it, sees it.

    The text may still be empty. Raises DomainError beside the field that is wrong.
    """
    claim = claim_once(once_key, actor) if petition is None else None
    if claim is not None and claim.earlier is not None:
        return claim.earlier
    text = text_within(entry.text, field="text", longest=PETITION_TEXT_MAX)
    row = petition_lock(petition) if petition is not None else Petition(state=PetitionState.DRAFT)
    if petition is not None:
        require(actor, "petitions.submit", row)
        petition_in(row, {PetitionState.DRAFT}, _("Save a draft"))
    row.text = text
    _fill(row, entry, timezone.now())
    _may_draft(actor, entry)
    if petition is None:
        row.created_by_id = user_of(actor)
    row.save()
    _petitioners_set(row, entry.petitioners)
    if claim is not None:
        claim.made(row)
    return row


def _may_draft(actor: Actor, entry: PetitionEntry) -> None:
    """A representative for their own organisations, an intermediary for whomever it collects from."""
    if entry.collected_by is not None:
        require(actor, "petitions.draft", Petition(collected_by=entry.collected_by, handled_by_id=0))
        return
    require(actor, "petitions.draft")
    theirs = represented_ids(actor)
    if not any(one.cooperative is not None and one.cooperative.pk in theirs for one in entry.petitioners):
        raise DomainError(_("You may send petitions for your own organisation only."), field="petitioners")


@transaction.atomic
def petition_submit(*, actor: Actor, petition: Petition, at: datetime | None = None) -> Petition:
    """Draft → received: the code and the due date are given, the text is final.

    Raises DomainError when the text is empty or the meeting's window for petitions is not open.
    """
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.SUBMIT)
    text_given(row.text, field="text", longest=PETITION_TEXT_MAX)
    if row.meeting is not None and row.collected_by_id is None and not row.meeting.window_is_open(at):
        raise DomainError(
            _("The time for sending petitions to this meeting is over, or has not begun. Send it without the meeting."),
            field="meeting",
        )
    petition_receive(row, at)
    row.save()
    petition_key_refresh(row)
    entry = petition_audit(
        actor,
        row,
        "submit",
        N_("%(actor)s sent the petition of %(petitioners)s."),
        at=at,
        petitioners=petitioner_names(row),
    )
    notice_received(row, entry)
    return row


@transaction.atomic
def petition_log(
    *,
    actor: Actor,
    entry: PetitionEntry,
    once_key: uuid.UUID | str | None = None,
    at: datetime | None = None,
    paper: PaperRecord | None = None,
) -> Petition:
    """New → received: what was said in the room, brought to the office or collected in a list. One form, one petition.

    `at` is when it was received, for what is entered later. An intermediary logs what it collected (`collected_by`).
    Raises DomainError beside the field that is wrong, or when the meeting no longer takes petitions.
    """
    claim = claim_once(once_key, actor)
    if claim.earlier is not None:
        return claim.earlier
    at = moment(at)
    row = Petition(state=PetitionState.RECEIVED, created_by_id=user_of(actor))
    row.text = text_given(entry.text, field="text", longest=PETITION_TEXT_MAX)
    _fill(row, entry, at)
    require(actor, "petitions.log", row)
    if row.meeting is not None:
        _meeting_takes(row.meeting)
    petition_receive(row, at)
    row.save()
    _petitioners_set(row, entry.petitioners)
    told = petition_audit(
        actor, row, "log", _LOGGED[bool(row.meeting_id)], at=at, paper=paper, parents=(row.meeting,),
        petitioners=petitioner_names(row), meeting=row.meeting or "",
    )  # fmt: skip
    notice_received(row, told)
    claim.made(row)
    return row


_LOGGED = {
    True: N_("%(actor)s logged the petition of %(petitioners)s at “%(meeting)s”."),
    False: N_("%(actor)s logged the petition of %(petitioners)s."),
}


def _meeting_takes(meeting: Meeting) -> None:
    """Hold the meeting's row so that it cannot be closed, or its opening undone, while this is being logged."""
    row = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    if not row.takes_petitions:
        raise DomainError(
            _("Petitions cannot be logged at this meeting in the state “%(state)s”.")
            % {"state": row.get_state_display()},
            field="meeting",
        )


def _fill(row: Petition, entry: PetitionEntry, at: datetime) -> None:
    """Everything but the text and the petitioners."""
    if not entry.petitioners:
        raise DomainError(_("Say who asks: an organisation, several, or a name."), field="petitioners")
    body = _handling_body(entry)
    row.handled_by, row.handled_by_name = body, body.name
    row.kind, row.topic, row.channel = entry.kind, entry.topic, entry.channel
    row.authority_level = entry.authority_level
    row.summary = text_within(entry.summary, field="summary", longest=SUMMARY_MAX)
    row.meeting, row.turn = entry.meeting, entry.turn
    if entry.turn is not None and (entry.meeting is None or entry.turn.meeting_id != entry.meeting.pk):
        raise DomainError(_("This turn belongs to another meeting."), field="turn")
    row.collected_by = entry.collected_by
    row.collected_by_name = entry.collected_by.name if entry.collected_by else ""
    row.year = entry.meeting.year if entry.meeting else timezone.localdate(at).year


def _handling_body(entry: PetitionEntry) -> Department:
    if entry.handled_by is not None:
        return entry.handled_by
    if entry.meeting is not None:
        return entry.meeting.organiser
    cooperative = next((one.cooperative for one in entry.petitioners if one.cooperative), None)
    body = handling_body_for(cooperative.unit if cooperative else None)
    if body is None:
        raise DomainError(_("No office handles petitions of this place yet. Name one."), field="handled_by")
    return body


def petition_receive(row: Petition, at: datetime) -> None:
    """Code, time of receipt and what the petitioner may expect. The code comes late: its series waits for us."""
    row.received_at = at
    day = timezone.localdate(at)
    if row.meeting is not None and row.meeting.recorded_as_past:
        # Entered years afterwards: nobody was promised a date, and none is made up.
        due_none(row)
    else:
        due_by_term(row, StepKind.ANSWER, day)
    row.code = next_code(CODE_PREFIX, row.year)


def petition_rows_set(row: Petition, rows: Sequence[Petitioner]) -> None:
    """Replace the petitioners of `row` and refresh what it is searched by."""
    row.petitioners.all().delete()
    Petitioner.objects.bulk_create(rows)
    petition_key_refresh(row)


def petition_key_refresh(row: Petition) -> None:
    """Staff find a petition by its code, wording, words and petitioners, and others like it by its words."""
    names = list(row.petitioners.values_list("name", "speaker_name"))
    row.search_key = search_key(row.code or "", row.summary, row.text, *(part for pair in names for part in pair))
    Petition.objects.filter(pk=row.pk).update(search_key=row.search_key)
    petition_terms_refresh(row)


def _petitioners_set(row: Petition, entries: Sequence[PetitionerEntry]) -> None:
    rows = [_petitioner(row, entry, order) for order, entry in enumerate(entries)]
    registered = [one.cooperative_id for one in rows if one.cooperative_id]
    if len(registered) != len(set(registered)):
        raise DomainError(_("An organisation is named twice."), field="petitioners")
    petition_rows_set(row, rows)


def _petitioner(row: Petition, entry: PetitionerEntry, order: int) -> Petitioner:
    cooperative = entry.cooperative
    name = entry.name or (cooperative.name if cooperative else "")
    if not name.strip():
        raise DomainError(_("Say who asks: an organisation, several, or a name."), field="petitioners")
    return Petitioner(
        petition=row,
        kind=PetitionerKind.COOPERATIVE if cooperative else entry.kind,
        cooperative=cooperative,
        name=name[:255],
        unit_name=entry.unit_name or (cooperative.unit_name if cooperative else ""),
        speaker_name=entry.speaker_name,
        speaker_position=entry.speaker_position,
        contact=entry.contact,
        order=order,
    )


def petitioner_names(row: Petition) -> str:
    """Who asks, as a history says it."""
    return "; ".join(row.petitioners.values_list("name", flat=True))
