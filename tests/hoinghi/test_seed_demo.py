"""The demo goes through the services: what it shows is what the product can do, and it is told fact by fact."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Q
from django.test import TestCase, override_settings

from cooperatives.models import AreaFigures, Cooperative, Product
from core.audit import audit_for
from core.models import AuditEntry
from meetings.models import Meeting
from petitions.enums import PetitionState
from petitions.models import Petition, Promise
from petitions.selectors.last_time import previous_meeting
from petitions.selectors.matters import matter_line


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Meeting, Petition, Cooperative, AuditEntry))


class TestDemo(TestCase):
    """One seeding for all of them: it takes seconds."""

    @classmethod
    def setUpTestData(cls):
        call_command("seed_demo", verbosity=0)

    def test_a_second_run_changes_nothing(self):
        before = counts()
        call_command("seed_demo", verbosity=0)
        assert counts() == before

    def test_the_forty_petitions_stand_in_every_state(self):
        mine = Petition.objects.filter(Q(meeting__code="lam-giang-2026") | Q(state=PetitionState.DRAFT))
        mine = mine.filter(collected_list=None)
        assert mine.count() == 40
        assert set(mine.values_list("state", flat=True)) == set(PetitionState.values)

    def test_what_outlives_a_petition_is_there_to_be_seen(self):
        row = Petition.objects.get(meeting__code="lam-giang-2026", summary__contains="cụm công nghiệp để xây dựng")
        assert (matter_line(row).times, matter_line(row).since) == (3, 2021)
        assert {one.state for one in Promise.objects.all()} == {"open", "kept"}
        assert previous_meeting(Meeting.objects.get(code="lam-giang-2027")).code == "lam-giang-2026"

    def test_every_petition_that_was_sent_has_a_history(self):
        for petition in Petition.objects.exclude(state=PetitionState.DRAFT):
            assert audit_for(petition).exists()

    def test_tan_binh_is_told_as_the_press_told_it(self):
        meeting = Meeting.objects.get(code="tan-binh-2023")
        assert (str(meeting.held_on), meeting.session, meeting.place) == ("2023-03-24", "morning", "")
        assert [host.name for host in meeting.hosts.all()] == ["Quận ủy Tân Bình", "Ủy ban nhân dân quận Tân Bình"]
        assert meeting.organiser_name == "Phòng Tài chính - Kế hoạch quận Tân Bình"
        assert meeting.turns_counted == 10
        assert [(d.name, d.position_list, d.count) for d in meeting.delegates.all()] == [
            ("Thái Thị Lan Chi", ("Quận ủy viên", "Phó Chủ tịch UBND quận"), None),
            ("Trần Minh Vũ", ("Quận ủy viên", "Trưởng phòng Tài chính - Kế hoạch"), None),
            ("Thành viên Ban Chỉ đạo về kinh tế tập thể", (), None),
            ("Ủy ban nhân dân 15 phường", (), 15),
            ("Đại diện các hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác", (), None),
        ]
        action = meeting.references.get(symbol="29-CTrHĐ/TU")
        assert (str(action.date), action.issuer, action.carries_out.symbol) == ("2023-01-01", "Thành ủy", "20-NQ/TW")
        assert str(action.carries_out.date) == "2022-06-16"
        petitions = Petition.objects.filter(meeting=meeting)
        assert petitions.count() == 6
        assert all("Công ty TNHH MTV Dịch vụ công ích" in p.current_answer.body_name for p in petitions)
        assert not any(p.current_answer.text or p.current_answer.words_recorded for p in petitions)

    def test_bac_kan_is_told_as_the_press_told_it(self):
        meeting = Meeting.objects.get(code="bac-kan-2024")
        assert (meeting.year, meeting.held_on, meeting.place) == (2024, None, "")
        figures = AreaFigures.objects.filter(unit=meeting.unit, year=2024)
        assert {f.indicator: (int(f.actual), f.percent_of_plan and int(f.percent_of_plan)) for f in figures} == {
            "cooperatives": (455, None),
            "members": (5506, None),
            "income_average": (59, 100),
        }
        assert Product.objects.filter(unit=meeting.unit).count() == 6
        assert [(a.giver, a.count) for a in meeting.awards.all()] == [
            ("Chủ tịch UBND tỉnh", 8),
            ("Chủ tịch Liên minh hợp tác xã tỉnh", 16),
        ]
        green = Petition.objects.filter(meeting=meeting, petitioners__name="HTX Kiến trúc xanh")
        assert green.count() == 2
        assert not Cooperative.objects.filter(name__contains="Kiến trúc xanh").exists()


@override_settings(DEMO_ALLOWED=False)
@pytest.mark.parametrize("command", ["seed_demo", "sample_data"])
def test_refused_where_real_people_work(command, db):
    with pytest.raises(CommandError, match="refused"):
        call_command(command)
    assert counts() == (0, 0, 0, AuditEntry.objects.count())
