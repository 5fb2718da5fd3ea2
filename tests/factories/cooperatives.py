"""The register with sensible defaults; the names are invented."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory

from cooperatives.enums import CooperativeKind, Indicator, LegalStatus, Sector
from cooperatives.models import AnnualFigures, AreaFigures, Cooperative, Product, Representative, Target
from tests.factories.accounts import AdministrativeUnitFactory, UserFactory


class CooperativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Cooperative

    kind = CooperativeKind.COOPERATIVE
    name = factory.Sequence(lambda n: f"Hợp tác xã Thử nghiệm {n}")
    unit = factory.SubFactory(AdministrativeUnitFactory)
    unit_name = factory.LazyAttribute(lambda row: row.unit.name)
    sector = Sector.AGRICULTURE
    legal_status = LegalStatus.ACTIVE
    members = 25


class AnnualFiguresFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AnnualFigures

    cooperative = factory.SubFactory(CooperativeFactory)
    year = 2025
    members = 25
    revenue = Decimal(1200)
    source = "Báo cáo năm của hợp tác xã"


class AreaFiguresFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AreaFigures

    unit = factory.SubFactory(AdministrativeUnitFactory)
    area_name = factory.LazyAttribute(lambda row: row.unit.name)
    year = 2025
    indicator = Indicator.COOPERATIVES
    actual = Decimal(120)
    source = "Báo cáo của Sở Tài chính"


class TargetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Target

    unit = factory.SubFactory(AdministrativeUnitFactory)
    area_name = factory.LazyAttribute(lambda row: row.unit.name)
    year = 2025
    indicator = Indicator.COOPERATIVES
    planned = Decimal(130)
    source = "Kế hoạch phát triển kinh tế tập thể năm 2025"


class ProductFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Product

    cooperative = factory.SubFactory(CooperativeFactory)
    name = factory.Sequence(lambda n: f"Miến dong {n}")
    in_ocop = factory.LazyAttribute(lambda row: getattr(row, "ocop_stars", None) is not None)


class RepresentativeFactory(factory.django.DjangoModelFactory):
    """A confirmed mandate that runs; give `confirmed_at=None` for one that waits."""

    class Meta:
        model = Representative

    user = factory.SubFactory(UserFactory)
    cooperative = factory.SubFactory(CooperativeFactory)
    position = "Giám đốc"
    valid_from = date(2024, 1, 1)
    confirmed_at = datetime(2024, 1, 1, 2, tzinfo=UTC)
