"""The cast of petitions beside the common one: a cooperative and who speaks for it, an intermediary, more bodies."""

import pytest

from accounts.enums import BodyKind, BodyLevel, Role
from tests.conftest import _person
from tests.factories.accounts import DepartmentFactory
from tests.factories.cooperatives import CooperativeFactory, RepresentativeFactory
from tests.factories.petitions import TopicFactory, petition_standing


@pytest.fixture
def cooperative(na_khoang):
    return CooperativeFactory(name="Hợp tác xã Miến dong Đá Trắng", unit=na_khoang)


@pytest.fixture
def representative(cooperative):
    """Speaks for HTX Miến dong Đá Trắng."""
    user = _person("Triệu Thị Mùi", "htx@datrang.example.vn", None, None)
    RepresentativeFactory(user=user, cooperative=cooperative)
    return user


@pytest.fixture
def rival():
    """Speaks for another cooperative."""
    user = _person("Bàn Văn Sơn", "htx@suoimay.example.vn", None, None)
    RepresentativeFactory(user=user, cooperative=CooperativeFactory(name="Hợp tác xã Suối Mây"))
    return user


@pytest.fixture
def alliance(lam_giang):
    """Liên minh HTX tỉnh: compiles lists, triages nothing."""
    return DepartmentFactory(
        name="Liên minh hợp tác xã tỉnh Lam Giang", kind=BodyKind.ALLIANCE, level=BodyLevel.OTHER, unit=lam_giang,
        is_intermediary=True,
    )  # fmt: skip


@pytest.fixture
def collector(alliance):
    return _person("Hoàng Thị Liên", "lienminh@example.vn", Role.COORDINATOR, alliance, "Chuyên viên")


@pytest.fixture
def co_head(so_tai_chinh):
    return _person("Vũ Thị Hạnh", "stc@lamgiang.example.vn", Role.HEAD, so_tai_chinh, "Giám đốc")


@pytest.fixture
def commune_coordinator(ubnd_xa):
    return _person("Lò Văn Xã", "xa@lamgiang.example.vn", Role.COORDINATOR, ubnd_xa)


@pytest.fixture
def commune_leader(ubnd_xa):
    return _person("Lường Văn Chủ", "ctx@lamgiang.example.vn", Role.LEADER, ubnd_xa)


@pytest.fixture
def topic(db):
    return TopicFactory(code="thue-dat", name="Thuê đất, mặt nước")


@pytest.fixture
def standing(ubnd, cooperative, so_cong_thuong):
    """Builds a petition of HTX Đá Trắng, handled by UBND tỉnh, led by Sở Công Thương where a lead there is."""

    def build(state, **kwargs):
        return petition_standing(
            state, **({"handled_by": ubnd, "cooperative": cooperative, "lead": so_cong_thuong} | kwargs)
        )

    return build
