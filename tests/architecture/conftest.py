"""One small world for the tests that walk over every address: somebody's own of each kind, and what is another's."""

from types import SimpleNamespace

import pytest

from tests.architecture.world import case_made, meeting_made, papers_made, places_made, register_made
from tests.conftest import _person
from tests.factories.cooperatives import RepresentativeFactory


@pytest.fixture
def cast(outsider, officer, head, leader, coordinator, admin_user, neighbour) -> SimpleNamespace:
    """Everybody who might open an address, by the names of the matrix's columns."""
    return SimpleNamespace(
        outsider=outsider,
        representative=_person("Triệu Thị Mùi", "htx@datrang.example.vn", None, None),
        rival=_person("Bàn Văn Sơn", "htx@suoimay.example.vn", None, None),
        officer=officer,
        head=head,
        leader=leader,
        coordinator=coordinator,
        administrator=admin_user,
        neighbour=neighbour,
    )


@pytest.fixture
def world(cast, ubnd, so_cong_thuong, so_tai_chinh, na_khoang) -> SimpleNamespace:
    """What the addresses name: register, meeting, petitions in several states, papers, files, messages."""
    made = SimpleNamespace(cast=cast, ubnd=ubnd, sct=so_cong_thuong, stc=so_tai_chinh, commune=na_khoang)
    places_made(made)
    register_made(made)
    RepresentativeFactory(user=cast.rival, cooperative=made.other_cooperative)
    meeting_made(made)
    case_made(made)
    papers_made(made)
    return made
