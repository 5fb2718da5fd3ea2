"""What the stories share: days gone by, petitions logged, and what each side reads in the end."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.enums import BodyKind, BodyLevel
from core.audiences import Audience
from core.audit import audit_for
from petitions.enums import Channel
from petitions.models import Petition
from petitions.selectors import petition_view, petitions_detailed
from petitions.services import PetitionEntry, PetitionerEntry, petition_log
from tests.factories.accounts import DepartmentFactory


@pytest.fixture
def days_ago() -> Callable[[int], datetime]:
    return lambda days: timezone.now() - timedelta(days=days)


@pytest.fixture
def logged(coordinator, cooperative, ubnd):
    """A petition of HTX Đá Trắng as the coordinator logs it."""

    def log(text: str, *, at: datetime | None = None, channel: Channel = Channel.FLOOR, **facts) -> Petition:
        entry = PetitionEntry(
            text=text,
            petitioners=(PetitionerEntry(cooperative=cooperative),),
            channel=channel,
            handled_by=ubnd,
            **facts,
        )
        return petition_log(actor=coordinator, entry=entry, at=at)

    return log


@pytest.fixture
def history() -> Callable[[Petition], list[str]]:
    """What happened, oldest first, in the sentences that a person reads."""
    return lambda petition: [entry.render() for entry in reversed(audit_for(petition))]


@pytest.fixture
def petitioner_reads():
    """The petition as its petitioner finds it in the portal."""

    def read(petition: Petition):
        return petition_view(_detailed(petition), Audience.PETITIONER)

    return read


@pytest.fixture
def office_reads():
    """The petition as the handling body finds it."""

    def read(petition: Petition):
        return petition_view(_detailed(petition), Audience.HANDLING)

    return read


def _detailed(petition: Petition) -> Petition:
    return petitions_detailed(Petition.objects.filter(pk=petition.pk)).get()


@pytest.fixture
def thue_tinh(lam_giang):
    """The tax office: not under UBND, answers in its own name."""
    return DepartmentFactory(
        name="Thuế tỉnh Lam Giang", kind=BodyKind.TAX, level=BodyLevel.OTHER, unit=lam_giang,
        answers_in_own_name=True,
    )  # fmt: skip


@pytest.fixture
def dien_luc(lam_giang):
    """A company that answers on paper: nobody there has an account."""
    return DepartmentFactory(
        name="Công ty Điện lực Lam Giang", kind=BodyKind.COMPANY, level=BodyLevel.OTHER, unit=lam_giang,
        answers_in_own_name=True,
    )  # fmt: skip


@pytest.fixture
def a_year_ago() -> date:
    return timezone.localdate() - timedelta(days=365)
