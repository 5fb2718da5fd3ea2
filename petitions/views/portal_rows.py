"""Rows of the portal's list: where it stands, in words for the petitioner."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from petitions.enums import PetitionState
from petitions.models import Petition
from petitions.selectors.words import shortened


@dataclass(frozen=True)
class PortalRow:
    title: str
    code: str
    url: str
    state: str
    state_label: str
    says: str
    due: date | None


def portal_row(one: Petition) -> PortalRow:
    """A row of `petitions_rows`; no further statement."""
    state = PetitionState(one.state)
    draft = state == PetitionState.DRAFT
    address = ("petitions:portal_edit", one.receipt_token) if draft else ("petitions:portal_detail", one.code)
    return PortalRow(
        title=shortened(one.wording) or _("Not written yet"),
        code=one.code or "",
        url=reverse(address[0], args=[address[1]]),
        state=state.value,
        state_label=str(state.label),
        says=_says(one, state),
        due=one.due if state in {PetitionState.RECEIVED, PetitionState.ASSIGNED, PetitionState.IN_REVIEW} else None,
    )


def _says(one: Petition, state: PetitionState) -> str:
    """Who holds it and until when."""
    due = one.due.strftime("%d/%m/%Y") if one.due else ""
    lead = one.current_lead.department_name if one.current_lead else ""
    if state == PetitionState.DRAFT:
        return _("Only you see it. Go on writing and send it.")
    if state == PetitionState.NEEDS_INFO:
        return _("The office has a question for you.")
    if lead and due and state in {PetitionState.ASSIGNED, PetitionState.IN_REVIEW}:
        return _("%(lead)s leads the answer, due %(due)s.") % {"lead": lead, "due": due}
    if state == PetitionState.RECEIVED and due:
        return _("%(body)s looks at it; answer by %(due)s.") % {"body": one.handled_by_name, "due": due}
    return ""
