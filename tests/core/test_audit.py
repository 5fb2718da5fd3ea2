"""The history: written once, in the transaction of the change, told in the reader's language."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.utils import translation
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.actors import SYSTEM
from core.audit import N_, AuditDraft, PaperRecord, audit_for, audit_record, audit_record_many
from core.context import doing
from core.models import AuditEntry, AuditLink, CalendarDay
from core.models.job import JobState
from tests.factories.core import stored_file

# A sentence of the program itself, in its catalogue.
SENTENCE = N_("%(actor)s, on behalf of %(body)s")


@pytest.fixture
def day(db) -> CalendarDay:
    return CalendarDay.objects.create(day=date(2027, 1, 4), is_working=False, note="Nghỉ bù")


@pytest.fixture
def other_day(db) -> CalendarDay:
    return CalendarDay.objects.create(day=date(2027, 1, 5), is_working=False, note="Nghỉ bù")


def record(day, actor=SYSTEM, **values) -> AuditEntry:
    return audit_record(
        **(
            {"actor": actor, "action": "core.try", "target": day, "sentence": SENTENCE, "params": {"body": "X"}}
            | values
        )
    )


def test_a_sentence_is_told_in_the_readers_language(day, officer):
    entry = record(day, officer, params={"body": "Sở Công Thương"})
    with translation.override("vi"):
        assert entry.render() == "Nguyễn Minh Tú, thay mặt Sở Công Thương"
    with translation.override("en"):
        assert entry.render() == "Nguyễn Minh Tú, on behalf of Sở Công Thương"


def test_a_word_of_the_program_is_translated_and_a_name_is_not(day):
    entry = record(day, sentence="%(state)s %(name)s %(lazy)s", params={
        "state": JobState.FAILED.label, "name": "Failed", "lazy": gettext_lazy("Waiting"),
    })  # fmt: skip
    entry.refresh_from_db()
    with translation.override("vi"):
        assert entry.render() == "Không thành Failed Đang chờ"
    with translation.override("en"):
        assert entry.render() == "Failed Failed Waiting"


def test_a_word_with_a_context_keeps_it(day):
    """ "Done" of a promise and "Done" of a job are other words in Vietnamese."""
    lazy = {"promise": pgettext_lazy("promise", "Done"), "job": JobState.DONE.label}
    entry = record(day, sentence="%(promise)s %(job)s", params=lazy)
    entry.refresh_from_db()
    with translation.override("vi"):
        assert entry.render() == "Đã làm xong Xong"
    with translation.override("en"):
        assert entry.render() == "Done Done"


def test_the_system_and_a_visitor_have_names_in_both_languages(day):
    by_system, by_visitor = record(day), record(day, AnonymousUser())
    for language, names in (("vi", ["Hệ thống", "Khách"]), ("en", ["System", "A visitor"])):
        with translation.override(language):
            assert [by_system.actor_words(), by_visitor.actor_words()] == names


def test_names_stay_those_of_their_day(day, officer):
    entry = record(day, officer, params={"body": day.note})
    type(officer).objects.filter(pk=officer.pk).update(full_name="Tên Mới")
    CalendarDay.objects.filter(pk=day.pk).update(note="Khác")
    entry.refresh_from_db()
    assert entry.actor_name == "Nguyễn Minh Tú"
    assert entry.target_name == "04/01/2027 Nghỉ bù"
    assert "Nghỉ bù" in entry.render()


def test_an_act_from_paper_says_which(day, officer):
    scan = stored_file("cv.pdf")
    paper = PaperRecord(number="12/SCT-QLTM", date=date(2026, 11, 5), signatory="Giám đốc Phạm Quốc Huy", scan=scan)
    entry = record(day, officer, sentence="%(actor)s.", on_behalf_of="Sở Công Thương", paper=paper)
    with translation.override("vi"):
        assert entry.render() == (
            "Nguyễn Minh Tú, thay mặt Sở Công Thương. Ghi nhận theo văn bản số 12/SCT-QLTM ngày 05/11/2026, "
            "người ký Giám đốc Phạm Quốc Huy."
        )
    assert entry.paper_scan == scan
    with pytest.raises(ProtectedError):
        scan.delete()


def test_a_missing_or_strange_word_does_not_break_the_page(day):
    assert record(day, sentence="%(actor)s %(nobody)s 100%%", params={}).render().endswith(" … 100%")


def test_dates_numbers_and_states_are_kept_as_plain_data(day, officer):
    entry = record(
        day,
        params={"due": date(2026, 3, 5), "count": 5},
        before={"due": None, "state": JobState.QUEUED, "people": {1}},
        after={"due": date(2026, 3, 5), "state": JobState.DONE.label, "by": officer},
    )
    entry.refresh_from_db()
    assert entry.params == {"due": "05/03/2026", "count": "5"}
    assert entry.before == {"due": None, "state": "queued", "people": [1]}
    assert entry.after == {"due": "2026-03-05", "state": "Done", "by": str(officer)}


def test_history_of_an_object_holds_what_belongs_to_it_newest_first(day, other_day):
    own = record(day)
    child = record(other_day, parents=[day, day, None])
    stranger = record(other_day)
    assert list(audit_for(day)) == [child, own]
    assert list(audit_for(other_day)) == [stranger, child]


def test_reading_a_history_costs_one_statement(day, officer, django_assert_num_queries):
    for _number in range(3):
        record(day, officer)
    with django_assert_num_queries(1):
        assert len([entry.render() for entry in audit_for(day)]) == 3


def test_entries_carry_the_request(day):
    with doing("req-12345678"):
        entry = record(day)
    assert entry.request_id == "req-12345678"
    assert record(day).request_id == ""


def test_entries_are_append_only(day):
    entry = record(day)
    entry.action = "core.other"
    for change in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(action="x"),
        lambda: AuditEntry.objects.bulk_update([entry], ["action"]),
    ):
        with pytest.raises(TypeError, match="append-only"):
            change()
    assert AuditEntry.objects.get().action == "core.try"


def test_a_link_cannot_be_removed_either(day):
    record(day)
    for change in (AuditLink.objects.all().delete, AuditLink.objects.get().delete):
        with pytest.raises(TypeError, match="append-only"):
            change()


def test_a_person_with_a_history_cannot_be_deleted(day, outsider):
    record(day, outsider)
    with pytest.raises(ProtectedError):
        outsider.delete()


def test_an_entry_falls_with_its_change(day):
    @transaction.atomic
    def change() -> None:
        record(day)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change()
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused():
    assert not connection.in_atomic_block
    day = CalendarDay.objects.create(day=date(2027, 1, 4), is_working=False, note="x")
    with pytest.raises(RuntimeError, match="transaction"):
        record(day)


def test_many_entries_cost_two_statements(day, other_day, django_assert_num_queries):
    drafts = [AuditDraft(SYSTEM, "core.try", target, SENTENCE, parents=[day]) for target in (day, other_day) * 10]
    with django_assert_num_queries(2):
        entries = audit_record_many(drafts)
    assert len(entries) == audit_for(day).count() == 20
    assert audit_for(other_day).count() == 10
