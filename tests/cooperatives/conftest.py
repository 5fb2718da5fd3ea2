"""Organisations of the invented province and of its neighbour."""

import pytest

from cooperatives.enums import LegalStatus
from cooperatives.models import Cooperative
from tests.factories.cooperatives import CooperativeFactory, RepresentativeFactory


@pytest.fixture
def suoi_may(na_khoang) -> Cooperative:
    """A cooperative of the commune, with contact data that could leak."""
    return CooperativeFactory(
        name="Hợp tác xã Nông nghiệp hữu cơ Suối Mây",
        short_name="HTX Suối Mây",
        code="0100233488",
        unit=na_khoang,
        unit_name="xã Nà Khoang, tỉnh Lam Giang",
        address="thôn Bản Chang",
        legal_representative="Triệu Thị Mùi",
        phone="0912345678",
        email="suoimay@example.vn",
        note="Gọi sau 17 giờ",
        legal_status=LegalStatus.ACTIVE,
    )


@pytest.fixture
def representative(suoi_may):
    """The person who acts for it."""
    return RepresentativeFactory(cooperative=suoi_may, user__full_name="Lý Văn Páo").user


@pytest.fixture
def far_away(neighbour) -> Cooperative:
    """A cooperative of the neighbouring province."""
    body = neighbour.appointments.get().department
    return CooperativeFactory(name="Hợp tác xã Suối Mây Thanh Sơn", code="0314409058", unit=body.unit)
