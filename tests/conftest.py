"""The cast of every test: a small invented province, its bodies, and one person for each role."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from accounts.enums import BodyKind, BodyLevel, Role, UnitKind
from accounts.models import AdministrativeUnit, Department, User
from tests.factories.accounts import AdministrativeUnitFactory, AppointmentFactory, DepartmentFactory, UserFactory


@pytest.fixture
def lam_giang(db) -> AdministrativeUnit:
    """The province."""
    return AdministrativeUnitFactory(code="97", name="Tỉnh Lam Giang", kind=UnitKind.PROVINCE)


@pytest.fixture
def na_khoang(lam_giang) -> AdministrativeUnit:
    """A commune of the province."""
    return AdministrativeUnitFactory(code="97001", name="Xã Nà Khoang", kind=UnitKind.COMMUNE, parent=lam_giang)


@pytest.fixture
def ubnd(lam_giang) -> Department:
    """UBND tỉnh Lam Giang: hosts meetings and handles petitions."""
    return DepartmentFactory(
        name="Ủy ban nhân dân tỉnh Lam Giang",
        short_name="UBND tỉnh Lam Giang",
        symbol="UBND",
        kind=BodyKind.UBND,
        level=BodyLevel.PROVINCE,
        unit=lam_giang,
        place_name="Lam Giang",
    )


def _so(name: str, symbol: str, ubnd: Department) -> Department:
    return DepartmentFactory(
        name=f"{name} tỉnh Lam Giang",
        short_name=name,
        symbol=symbol,
        kind=BodyKind.SO,
        level=BodyLevel.PROVINCE,
        parent=ubnd,
        unit=ubnd.unit,
        place_name="Lam Giang",
        superior_name="Ủy ban nhân dân tỉnh Lam Giang",
    )


@pytest.fixture
def so_cong_thuong(ubnd) -> Department:
    return _so("Sở Công Thương", "SCT", ubnd)


@pytest.fixture
def so_tai_chinh(ubnd) -> Department:
    return _so("Sở Tài chính", "STC", ubnd)


@pytest.fixture
def ubnd_xa(na_khoang) -> Department:
    """UBND xã Nà Khoang: a commune with its own meetings, not under the province's line of bodies."""
    return DepartmentFactory(
        name="Ủy ban nhân dân xã Nà Khoang",
        short_name="UBND xã Nà Khoang",
        symbol="UBND",
        kind=BodyKind.UBND,
        level=BodyLevel.COMMUNE,
        unit=na_khoang,
        place_name="Nà Khoang",
    )


def _person(full_name: str, email: str, role: Role | None, body: Department | None, title: str = "") -> User:
    user = UserFactory(full_name=full_name, email=email)
    if role:
        AppointmentFactory(
            user=user, role=role, department=body, position_title=title, valid_from=date(2025, 7, 1), valid_until=None
        )
    return user


@pytest.fixture
def admin_user(db) -> User:
    """Manages people and bodies; no superuser, sees no petition."""
    return _person("Hoàng Quản Trị", "admin@lamgiang.example.vn", Role.ADMINISTRATOR, None)


@pytest.fixture
def coordinator(ubnd) -> User:
    """Cán bộ đầu mối of UBND tỉnh."""
    return _person("Trần Thu Hà", "dieuphoi@lamgiang.example.vn", Role.COORDINATOR, ubnd, "Chuyên viên Văn phòng")


@pytest.fixture
def officer(so_cong_thuong) -> User:
    """Officer of Sở Công Thương."""
    return _person("Nguyễn Minh Tú", "chuyenvien@lamgiang.example.vn", Role.OFFICER, so_cong_thuong, "Chuyên viên")


@pytest.fixture
def head(so_cong_thuong) -> User:
    """Head of Sở Công Thương."""
    return _person("Phạm Quốc Huy", "truongphong@lamgiang.example.vn", Role.HEAD, so_cong_thuong, "Giám đốc")


@pytest.fixture
def leader(ubnd) -> User:
    """Vice chair of UBND tỉnh."""
    return _person("Lê Thị Hạnh", "lanhdao@lamgiang.example.vn", Role.LEADER, ubnd, "Phó Chủ tịch")


@pytest.fixture
def outsider(db) -> User:
    """Signs in, holds nothing."""
    return _person("Đỗ Ngoài Cuộc", "ngoai@example.vn", None, None)


@pytest.fixture
def neighbour(db) -> User:
    """Coordinator of another province: a datum that could leak must not reach this person."""
    unit = AdministrativeUnitFactory(code="98", name="Tỉnh Thanh Sơn", kind=UnitKind.PROVINCE)
    body = DepartmentFactory(name="Ủy ban nhân dân tỉnh Thanh Sơn", kind=BodyKind.UBND, unit=unit)
    return _person("Vũ Láng Giềng", "dieuphoi@thanhson.example.vn", Role.COORDINATOR, body)


@pytest.fixture
def client_for() -> Callable[[User], Client]:
    """A browser in which `user` has signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
