"""The one function that turns a meeting into what an audience sees, and its shorter form for lists."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cooperatives.enums import CooperativeKind
from core.audiences import Audience
from meetings.enums import DaySession, MeetingState
from meetings.models import Meeting
from meetings.selectors import parts
from meetings.selectors.shapes import CycleStep, MeetingRow, MeetingView, MissingPart

_ORDER = (
    MeetingState.DRAFT,
    MeetingState.ANNOUNCED,
    MeetingState.IN_SESSION,
    MeetingState.CONCLUDED,
    MeetingState.CLOSED,
)


def meeting_row(row: Meeting) -> MeetingRow:
    """A meeting for a list: the same for every audience that may see it."""
    return MeetingRow(**_row_values(row))


def meeting_view(row: Meeting, audience: Audience) -> MeetingView:
    """A whole meeting for `audience`. Read the row through `meetings_with_parts`, else each part costs a query."""
    inside = audience in parts.INSIDE
    delegates = tuple(parts.delegate_view(delegate, audience) for delegate in row.delegates.all())
    documents = {document.pk: document for document in row.references.all()}
    return MeetingView(
        **_row_values(row),
        **_time_values(row),
        audience=audience,
        place=row.place,
        place_note=row.place_note,
        theme=row.theme,
        purpose=row.purpose,
        organisation_kinds=tuple(str(CooperativeKind(kind).label) for kind in row.organisation_kinds),
        hosts=tuple(host.name for host in row.hosts.all()),
        chairs=tuple(delegate for delegate in delegates if delegate.is_chair),
        secretaries=tuple(delegate for delegate in delegates if delegate.is_secretary),
        agenda=tuple(parts.agenda_view(number, item) for number, item in enumerate(row.agenda.all(), start=1)),
        references=tuple(parts.reference_view(document, documents) for document in documents.values()),
        consultations=tuple(parts.consultation_view(one, audience) for one in row.consultations.all()),
        delegates=delegates,
        awards=tuple(parts.award_view(award) for award in row.awards.all()),
        conclusions=tuple(parts.conclusion_view(number, one) for number, one in enumerate(row.conclusions.all(), 1)),
        photos=tuple(parts.photo_view(photo) for photo in row.photos.all()),
        summary=row.summary,
        source=row.source,
        published_by_name=row.published_by_name,
        cancel_reason=row.cancel_reason,
        unknown_text=_unknown(row),
        cycle=meeting_cycle(row),
        missing=announce_missing(row) if inside and row.state == MeetingState.DRAFT else (),
        version=row.version,
    )


def _unknown(row: Meeting) -> str:
    """How an empty value reads: nobody will find out any more, or somebody still has to say."""
    return _("not recorded") if row.recorded_as_past else _("not set yet")


def _row_values(row: Meeting) -> dict[str, Any]:
    return {
        "id": row.pk,
        "code": row.code,
        "title": row.title,
        "kind": row.kind,
        "kind_label": row.get_kind_display(),
        "state": row.state,
        "state_label": row.get_state_display(),
        "year": row.year,
        "held_on": row.held_on,
        "day_text": _day_text(row),
        "place_text": row.place or _("Place %(unknown)s") % {"unknown": _unknown(row)},
        "unit_name": row.unit_name,
        "organiser_id": row.organiser_id,
        "organiser_name": row.organiser_name,
        "recorded_as_past": row.recorded_as_past,
        "petition_window_opens": row.petition_window_opens,
        "petition_window_closes": row.petition_window_closes,
        "window_is_open": row.window_is_open(timezone.now()),
        "turns_counted": row.turns_counted,
        "organisations_counted": row.organisations_counted,
        "is_published": row.published_at is not None,
    }


def _time_values(row: Meeting) -> dict[str, Any]:
    time_text = _time_text(row)
    return {
        "session": row.session,
        "session_label": row.get_session_display(),
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "time_text": time_text,
        "when_text": f"{_day_text(row)} · {time_text}" if row.held_on else _day_text(row),
        "published_at": row.published_at,
        "announced_at": row.announced_at,
        "opened_at": row.opened_at,
        "concluded_at": row.concluded_at,
        "closed_at": row.closed_at,
        "cancelled_at": row.cancelled_at,
    }


def _day_text(row: Meeting) -> str:
    if row.held_on is not None:
        return date_format(row.held_on, "SHORT_DATE_FORMAT")
    return _("%(year)s, day %(unknown)s") % {"year": str(row.year), "unknown": _unknown(row)}


def _time_text(row: Meeting) -> str:
    if row.starts_at is not None and row.ends_at is not None:
        return _("%(start)s to %(end)s") % {"start": f"{row.starts_at:%H:%M}", "end": f"{row.ends_at:%H:%M}"}
    if row.starts_at is not None:
        return _("from %(start)s") % {"start": f"{row.starts_at:%H:%M}"}
    if row.session != DaySession.NOT_RECORDED:
        return _("%(session)s, hour %(unknown)s") % {
            "session": row.get_session_display().lower(),
            "unknown": _unknown(row),
        }
    return _("hour %(unknown)s") % {"unknown": _unknown(row)}


def announce_missing(row: Meeting) -> tuple[MissingPart, ...]:
    """What the invitation still lacks (Decree 30/2020, form 1.7: who invites, chair, time, place)."""
    missing = []
    if row.held_on is None:
        missing.append(MissingPart("held_on", _("the day")))
    if row.starts_at is None:
        missing.append(MissingPart("starts_at", _("the hour it begins")))
    if not row.place:
        missing.append(MissingPart("place", _("the place")))
    if not row.hosts.all():
        missing.append(MissingPart("hosts", _("a host")))
    if not any(delegate.is_chair for delegate in row.delegates.all()):
        missing.append(MissingPart("chair", _("the chair")))
    return tuple(missing)


def meeting_cycle(row: Meeting) -> tuple[CycleStep, ...]:
    """The life of the meeting as steps. One that took place elsewhere was never announced or opened here."""
    if row.state == MeetingState.CANCELLED:
        states: tuple[MeetingState, ...] = (MeetingState.DRAFT, MeetingState.CANCELLED)
        if row.announced_at is not None:
            states = (MeetingState.DRAFT, MeetingState.ANNOUNCED, MeetingState.CANCELLED)
    elif row.recorded_as_past:
        states = (MeetingState.DRAFT, MeetingState.CONCLUDED, MeetingState.CLOSED)
    else:
        states = _ORDER
    now = states.index(MeetingState(row.state))
    return tuple(
        CycleStep(str(state.label), _cycle_note(row, state), position < now, position == now)
        for position, state in enumerate(states)
    )


def _cycle_note(row: Meeting, state: MeetingState) -> str:
    moments = {
        MeetingState.DRAFT: row.created_at,
        MeetingState.ANNOUNCED: row.announced_at,
        MeetingState.IN_SESSION: row.opened_at,
        MeetingState.CONCLUDED: row.concluded_at,
        MeetingState.CLOSED: row.closed_at,
        MeetingState.CANCELLED: row.cancelled_at,
    }
    at = moments.pop(state)
    if at is None:
        return ""
    if state == MeetingState.DRAFT and any(other < at for other in moments.values() if other):
        # Typed in after what it prepared: that day is of the typing, and the line must not run backwards.
        return ""
    local = timezone.localtime(at)
    if state == MeetingState.IN_SESSION:
        return _("%(time)s, %(day)s") % {"time": f"{local:%H:%M}", "day": date_format(local, "SHORT_DATE_FORMAT")}
    if row.recorded_as_past and state == MeetingState.CONCLUDED:
        return _("recorded %(day)s") % {"day": date_format(local, "SHORT_DATE_FORMAT")}
    return date_format(local, "SHORT_DATE_FORMAT")
