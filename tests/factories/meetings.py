"""Meetings and their parts with sensible defaults; the names are invented.

`MeetingFactory(state=…)` brings the times, day and place that the state implies.
"""

from datetime import UTC, date, datetime, time

import factory

from meetings.enums import AwardKind, CountedAs, DelegateKind, MeetingState
from meetings.models import (
    AgendaItem,
    Award,
    Conclusion,
    Consultation,
    Delegate,
    Host,
    Meeting,
    Opinion,
    Photo,
    ReferenceDocument,
    Turn,
)
from tests.factories.accounts import AdministrativeUnitFactory, DepartmentFactory

_OPENED = frozenset({MeetingState.IN_SESSION, MeetingState.CONCLUDED, MeetingState.CLOSED})


def _at(day: int, hour: int = 1) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=UTC)


class MeetingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Meeting

    code = factory.Sequence(lambda n: f"hop-thu-{n}")
    title = factory.Sequence(lambda n: f"Hội nghị đối thoại với hợp tác xã lần {n}")
    state = MeetingState.DRAFT
    organiser = factory.SubFactory(DepartmentFactory)
    organiser_name = factory.LazyAttribute(lambda row: row.organiser.name)
    unit = factory.LazyAttribute(lambda row: row.organiser.unit or AdministrativeUnitFactory())
    unit_name = factory.LazyAttribute(lambda row: row.unit.name)
    year = 2026
    held_on = date(2026, 10, 29)
    starts_at = time(8, 0)
    ends_at = time(11, 30)
    place = "Hội trường A, Trung tâm Hội nghị tỉnh"
    announced_at = factory.LazyAttribute(
        lambda row: None if row.state == MeetingState.DRAFT or row.recorded_as_past else _at(5)
    )
    opened_at = factory.LazyAttribute(
        lambda row: _at(29) if row.state in _OPENED and not row.recorded_as_past else None
    )
    concluded_at = factory.LazyAttribute(
        lambda row: _at(29, 4) if row.state in {MeetingState.CONCLUDED, MeetingState.CLOSED} else None
    )
    closed_at = factory.LazyAttribute(lambda row: _at(30) if row.state == MeetingState.CLOSED else None)
    cancelled_at = factory.LazyAttribute(lambda row: _at(20) if row.state == MeetingState.CANCELLED else None)
    cancel_reason = factory.LazyAttribute(lambda row: "Bão số 11" if row.state == MeetingState.CANCELLED else "")
    recorded_as_past = False


class HostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Host

    meeting = factory.SubFactory(MeetingFactory)
    name = factory.Sequence(lambda n: f"Ủy ban nhân dân tỉnh Thử {n}")
    order = factory.Sequence(lambda n: n % 30000 + 1)


class AgendaItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    title = factory.Sequence(lambda n: f"Báo cáo tình hình kinh tế tập thể {n}")
    order = factory.Sequence(lambda n: n % 30000 + 1)


class ReferenceDocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReferenceDocument

    meeting = factory.SubFactory(MeetingFactory)
    type_name = "Kế hoạch"
    symbol = factory.Sequence(lambda n: f"{n}/KH-UBND")
    order = factory.Sequence(lambda n: n % 30000 + 1)


class ConsultationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consultation

    meeting = factory.SubFactory(MeetingFactory)
    title = factory.Sequence(lambda n: f"Dự thảo Kế hoạch phát triển kinh tế tập thể {n}")
    order = factory.Sequence(lambda n: n % 30000 + 1)


class OpinionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Opinion

    consultation = factory.SubFactory(ConsultationFactory)
    name = factory.Sequence(lambda n: f"Hợp tác xã Góp ý {n}")
    text = "Đề nghị bổ sung chỉ tiêu về chuyển đổi số."
    order = factory.Sequence(lambda n: n % 30000 + 1)


class DelegateFactory(factory.django.DjangoModelFactory):
    """A person; `group=True` makes a counted group, `chair=True` the chair."""

    class Meta:
        model = Delegate

    class Params:
        group = factory.Trait(
            kind=DelegateKind.GROUP, name="Đại diện các xã", count=15, counted_as=CountedAs.BODIES, honorific=""
        )
        chair = factory.Trait(is_chair=True, positions="Phó Chủ tịch UBND tỉnh")

    meeting = factory.SubFactory(MeetingFactory)
    kind = DelegateKind.PERSON
    honorific = "Ông"
    name = factory.Sequence(lambda n: f"Lương Văn Mẫu {n}")
    order = factory.Sequence(lambda n: n % 30000 + 1)


class TurnFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Turn

    meeting = factory.SubFactory(MeetingFactory, state=MeetingState.IN_SESSION)
    speaker_name = factory.Sequence(lambda n: f"Lương Văn Nói {n}")
    order = factory.Sequence(lambda n: n % 30000 + 1)


class AwardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Award

    meeting = factory.SubFactory(MeetingFactory)
    kind = AwardKind.MERIT
    giver = "Chủ tịch UBND tỉnh"
    count = 8


class ConclusionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Conclusion

    meeting = factory.SubFactory(MeetingFactory)
    text = factory.Sequence(lambda n: f"Rà soát quỹ đất của các cụm công nghiệp {n}")
    responsible_name = "Sở Công Thương"
    order = factory.Sequence(lambda n: n % 30000 + 1)


class PhotoFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Photo

    meeting = factory.SubFactory(MeetingFactory)
    caption = factory.Sequence(lambda n: f"Quang cảnh hội nghị {n}")
    order = factory.Sequence(lambda n: n % 30000 + 1)
