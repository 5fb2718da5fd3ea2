"""The frame of every page: language, settings of the reader, refusals, the page of a job, tags."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone, translation

from core import health
from core.actors import SYSTEM
from core.audit import audit_record
from core.context import current_request_id
from core.exceptions import DomainError, StaleError, TransitionError
from core.jobs import job_claim, job_progress, job_request
from core.models import CalendarDay, Heartbeat, Job
from core.models.job import JobState
from core.permissions import allowed, require
from core.tasks import note_worker_alive
from core.web import page
from core.web.errors import DomainErrorMiddleware
from core.web.gate import gate
from core.web.htmx import pick_template
from tests.factories.core import job

HTMX = {"HX-Request": "true"}


@pytest.fixture
def set_today(monkeypatch):
    """Monday 23/11/2026; the day after is a holiday."""
    monkeypatch.setattr(timezone, "localdate", lambda *args: date(2026, 11, 23))


# --- Language and display ---------------------------------------------------------------------------------------------
def test_vietnamese_unless_the_reader_chose_english(client, db):
    url = reverse("core:messages")
    assert client.get(url, headers={"Accept-Language": "en-US"})["Content-Language"] == "vi"
    chosen = client.post(reverse("core:set_language"), {"language": "en", "next": url})
    assert chosen.url == url
    response = client.get(url, headers={"Accept-Language": "vi"})
    assert response["Content-Language"] == "en"
    assert "Cookie" in response["Vary"]
    client.post(reverse("core:set_language"), {"language": "fr"})
    assert client.get(url)["Content-Language"] == "en"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_way_back_stays_on_the_site(client, db, elsewhere):
    for name, data in (("core:set_language", {"language": "en"}), ("core:display", {"text": "large"})):
        assert client.post(reverse(name), data | {"next": elsewhere}).url == "/"


def test_display_settings_are_kept_one_by_one(client, db):
    client.post(reverse("core:display"), {"text": "larger"})
    client.post(reverse("core:display"), {"contrast": "more"})
    client.post(reverse("core:display"), {"rows": "dense", "text": "<script>"})
    request = RequestFactory().get("/")
    request.COOKIES["reader"] = client.cookies["reader"].value
    assert page.reader_of(request) == page.Reader("larger", "more", "dense")


@pytest.mark.parametrize("cookie", ["", "x", "x.y.z.a", "large", '"><script>'])
def test_a_strange_cookie_means_the_normal_page(cookie):
    request = RequestFactory().get("/")
    request.COOKIES["reader"] = cookie
    assert page.reader_of(request) == page.Reader(text="large" if cookie == "large" else "normal")


@pytest.mark.parametrize("name", ["core:set_language", "core:display"])
def test_settings_are_posted(client, db, name):
    assert client.get(reverse(name)).status_code == 405


# --- Navigation -------------------------------------------------------------------------------------------------------
def test_navigation_shows_what_a_person_may_use(monkeypatch, officer, db, django_assert_num_queries):
    monkeypatch.setattr(page, "_nav", {})
    page.nav_register("manage", "Tin", "core:messages", order=2, shown=lambda user: user == officer)
    page.nav_register("manage", "Mọi người", "core:set_language", order=1)
    page.nav_register("public", "Công khai", "core:messages")
    request = RequestFactory().get("/messages/7/")
    request.user = officer
    links = page.nav_links(request, "manage")
    assert [(link.label, link.current) for link in links] == [("Mọi người", False), ("Tin", True)]
    with django_assert_num_queries(0):
        context = page.page_context(RequestFactory().get("/"))
        assert [link.label for link in context["nav"]] == ["Công khai"]
        assert context["unread"] == 0


def test_a_persons_own_pages_keep_the_navigation_they_work_with(monkeypatch, officer, head, db):
    monkeypatch.setattr(page, "_nav", {})
    page.nav_register("manage", "Việc", "core:display", shown=lambda user: user == officer)
    page.nav_register("portal", "Của tôi", "core:display")
    page.nav_register("public", "Công khai", "core:display")
    shown = {}
    for name, user in (("officer", officer), ("head", head), ("nobody", AnonymousUser())):
        request = RequestFactory().get("/messages/")
        request.user = user
        shown[name] = [link.label for link in page.page_context(request)["nav"]]
    assert shown == {"officer": ["Việc"], "head": ["Của tôi"], "nobody": ["Công khai"]}


def test_a_persons_own_pages_stand_in_the_frame_of_their_house(client_for, officer, outsider):
    text = client_for(officer).get(reverse("core:messages")).content.decode()
    assert 'class="brand" href="/manage/"' in text
    text = client_for(outsider).get(reverse("core:messages")).content.decode()
    assert 'class="brand" href="/portal/"' in text


# --- Refusals ---------------------------------------------------------------------------------------------------------
def _through(exception: Exception, request) -> HttpResponse | None:
    return DomainErrorMiddleware(lambda _request: HttpResponse()).process_exception(request, exception)


def _request(method: str = "post", **headers):
    request = getattr(RequestFactory(), method)("/manage/x/", headers=headers)
    request.session = {}
    request._messages = _Messages()
    return request


class _Messages(list):
    def add(self, level, message, extra_tags="") -> None:
        self.append(message)


def test_a_refusal_nobody_showed_leads_back_with_its_words():
    request = _request(Referer="http://testserver/manage/x/edit/?a=1")
    response = _through(DomainError("Hội nghị đã kết thúc."), request)
    assert (response.status_code, response.url) == (302, "/manage/x/edit/?a=1")
    assert request._messages == ["Hội nghị đã kết thúc."]


def test_a_refusal_never_leads_to_another_site():
    response = _through(DomainError("x"), _request(Referer="http://testserver//evil.example/?a=1"))
    assert response.url == "/evil.example/?a=1"


@pytest.mark.parametrize(
    ("method", "headers"),
    [("get", {"Referer": "http://testserver/a/"}), ("post", {}), ("post", {"Referer": "https://evil.example/"})],
)
def test_a_refusal_without_a_way_back_is_a_page(method, headers, db):
    response = _through(StaleError(), _request(method, **headers))
    assert response.status_code == 409
    assert "Người khác vừa sửa" in response.content.decode()


def test_a_refusal_reloads_a_page_of_htmx():
    request = _request(Referer="http://testserver/manage/x/")
    request.htmx = True
    response = _through(DomainError("Không."), request)
    assert (response.status_code, response["HX-Redirect"]) == (409, "/manage/x/")


def test_other_exceptions_pass():
    assert _through(ValueError("x"), _request()) is None


def test_a_wrong_state_is_said_with_both_words():
    with translation.override("vi"):
        assert str(TransitionError("Duyệt", "Đang xử lý")) == "Không thể “Duyệt” khi đang ở trạng thái “Đang xử lý”."


def test_an_old_form_gets_a_page_that_says_what_to_do(db):
    response = Client(enforce_csrf_checks=True).post(reverse("core:display"), {"text": "large"})
    assert response.status_code == 403
    assert "Trang đã mở quá lâu" in response.content.decode()


def test_pages_of_who_is_signed_in_are_kept_by_no_cache(client, client_for, officer):
    """On a shared machine the back button would show them after signing out."""
    signed_in = client_for(officer).get(reverse("core:messages"))
    assert signed_in.headers["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in client.get(reverse("public_home")).headers


def test_each_request_has_an_id(client, db):
    given = client.get(reverse("core:messages"), headers={"X-Request-ID": "proxy-0123456789"})
    assert given["X-Request-ID"] == "proxy-0123456789"
    for bad in ("short", "x" * 100, "a b c d e f g h", "x\u0007yyyyyyyyyy"):
        assert len(client.get(reverse("core:messages"), headers={"X-Request-ID": bad})["X-Request-ID"]) == 32
    assert current_request_id() == ""


# --- Permissions and the gate -----------------------------------------------------------------------------------------
def test_the_system_may_and_an_unknown_permission_is_a_mistake(officer):
    require(SYSTEM, "core.no_such_thing")
    assert allowed(officer, "core.no_such_thing") is False
    with pytest.raises(LookupError, match="no_such_thing"):
        require(officer, "core.no_such_thing")


def test_a_refusal_says_whose_work_it_is(client_for, officer):
    with pytest.raises(PermissionDenied, match="Quản trị hệ thống làm được việc này"):
        require(officer, "accounts.manage_users")
    response = client_for(officer).get(reverse("accounts:user_list"))
    assert response.status_code == 403
    assert "Quản trị hệ thống làm được việc này" in response.content.decode()


def test_the_gate_hides_what_is_anothers_and_refuses_what_is_not_allowed(officer, admin_user, monkeypatch):
    target = job()
    assert gate(officer, None, Job.objects.all(), pk=target.pk) == target
    for lookup in ({"pk": "no-uuid"}, {"pk": "00000000-0000-0000-0000-000000000000"}, {"sends": "x"}):
        with pytest.raises(Http404):
            gate(officer, None, Job.objects.all(), **lookup)
    with pytest.raises(Http404):
        gate(officer, "accounts.manage_bodies", Job.objects.none(), pk=target.pk)
    with pytest.raises(PermissionDenied):
        gate(officer, "accounts.manage_bodies", Job.objects.all(), pk=target.pk)


# --- The page of a job ------------------------------------------------------------------------------------------------
@pytest.fixture
def asked(officer) -> Job:
    return job_request(actor=officer, task="test.nothing", params={}, key="k", label="Báo cáo tổng hợp")


def _job_page(client, target: Job, **headers) -> str:
    response = client.get(reverse("core:job", args=[target.pk]), headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_a_job_shows_how_far_it_is_and_asks_for_itself_while_it_lives(client_for, officer, asked):
    client = client_for(officer)
    assert "Đang chờ đến lượt" in _job_page(client, asked)
    job_progress(job_claim(asked.pk), 11, 18, "Đang dàn trang")
    whole, part = _job_page(client, asked), _job_page(client, asked, **HTMX)
    for text in (whole, part):
        assert "Đang dàn trang 11 trên 18" in text
        assert 'value="61"' in text
        assert 'data-hx-trigger="every 2s"' in text
    assert "<h1>Báo cáo tổng hợp</h1>" in whole
    assert "<html" not in part


def test_a_done_job_links_to_what_it_made_and_stops_asking(client_for, officer, asked):
    Job.objects.filter(pk=asked.pk).update(
        state=JobState.DONE, finished_at=timezone.now(), result={"url": "/manage/reports/1/", "label": "Mở báo cáo"}
    )
    client = client_for(officer)
    text = _job_page(client, asked, **HTMX)
    assert '<a class="btn btn-primary" href="/manage/reports/1/">Mở báo cáo</a>' in text
    assert "hx-trigger" not in text
    response = client.get(reverse("core:job", args=[asked.pk]), headers=HTMX)
    assert response["HX-Trigger"] == "job-ended"


def test_a_failed_job_says_why_and_can_be_asked_for_again(client_for, officer, asked):
    Job.objects.filter(pk=asked.pk).update(state=JobState.FAILED, finished_at=timezone.now(), error="Thiếu <dữ liệu>.")
    client = client_for(officer)
    text = _job_page(client, asked)
    assert "Thiếu &lt;dữ liệu&gt;." in text
    assert reverse("core:job_retry", args=[asked.pk]) in text
    assert client.post(reverse("core:job_retry", args=[asked.pk])).url == reverse("core:job", args=[asked.pk])
    asked.refresh_from_db()
    assert asked.state == JobState.QUEUED


def test_a_job_can_be_stopped_by_post_only(client_for, officer, asked):
    client, url = client_for(officer), reverse("core:job_cancel", args=[asked.pk])
    assert client.get(url).status_code == 405
    client.post(url)
    asked.refresh_from_db()
    assert asked.state == JobState.CANCELLED


def test_a_job_of_another_does_not_exist_and_a_shared_one_cannot_be_steered(client, client_for, officer, head, asked):
    urls = [reverse(f"core:{name}", args=[asked.pk]) for name in ("job_retry", "job_cancel")]
    page_url = reverse("core:job", args=[asked.pk])
    assert client_for(head).get(page_url).status_code == 404
    assert [client_for(head).post(url).status_code for url in urls] == [404, 404]
    job_request(actor=head, task="test.nothing", params={}, key="k")
    assert client_for(head).get(page_url).status_code == 200
    assert [client_for(head).post(url).status_code for url in urls] == [403, 403]
    assert client.get(page_url).status_code == 302


def test_a_part_or_the_page():
    request = RequestFactory().get("/")
    assert pick_template(request, "page", "_part") == "page"


# --- Tags -------------------------------------------------------------------------------------------------------------
def _render(source: str, language: str = "vi", **context) -> str:
    with translation.override(language):
        return Template(source).render(Context(context))


def test_a_state_is_word_and_shape(db):
    assert _render("{% state job %}", job=Job(state="running")) == '<span class="state state--running">Đang chạy</span>'
    assert _render("{% state value %}", "en", value=JobState.DONE) == '<span class="state state--done">Done</span>'
    assert _render("{% state value %}", value="") == ""
    assert (
        _render("{% state value label=word %}", value="x", word="<b>")
        == '<span class="state state--x">&lt;b&gt;</span>'
    )


@pytest.mark.parametrize(
    ("day", "css", "words"),
    [
        (date(2026, 11, 23), "due due--soon", "Đến hạn hôm nay"),
        (date(2026, 11, 25), "due due--soon", "Còn 1 ngày"),  # the 24th is a holiday
        (date(2026, 11, 27), "due due--soon", "Còn 3 ngày"),
        (date(2026, 11, 30), "due", "Còn 4 ngày"),
        (date(2026, 11, 24), "due due--soon", "Đến hạn trong ngày nghỉ"),
        (date(2026, 11, 20), "due due--late", "Quá hạn 1 ngày"),
        (date(2026, 11, 22), "due due--late", "Quá hạn 1 ngày"),
        (date(2026, 11, 17), "due due--late", "Quá hạn 4 ngày"),
    ],
)
def test_a_deadline_in_words_and_working_days(db, set_today, day, css, words):
    title = day.strftime("%d/%m/%Y")
    assert _render("{% due day %}", day=day) == f'<span class="{css}" title="{title}">{words}</span>'


def test_a_deadline_in_english_counts_one_and_many(db, set_today):
    assert "1 day overdue" in _render("{% due day %}", "en", day=date(2026, 11, 20))
    assert "4 days overdue" in _render("{% due day %}", "en", day=date(2026, 11, 17))


def test_a_done_deadline_warns_of_nothing(db, set_today):
    source = "{% due day done=done %}"
    day = date(2026, 11, 17)
    assert "Xong đúng hạn" in _render(source, day=day, done=datetime(2026, 11, 17, 16, 59, tzinfo=UTC))
    assert "Xong, chậm 1 ngày" in _render(source, day=day, done=datetime(2026, 11, 17, 17, 0, tzinfo=UTC))
    assert 'class="due due--done"' in _render(source, day=day, done=True)
    assert _render("{% due day %}", day=None) == ""


def test_dates_times_and_numbers_as_written_here(db):
    moment = datetime(2026, 3, 4, 18, 5, tzinfo=UTC)
    source = "{{ d|vn_date }} {{ t|vn_date }} {{ t|vn_datetime }} {{ n|vn_number }} {{ m|vn_number:2 }}"
    assert _render("{{ t|vn_time }} {{ h|vn_time }}", t=moment, h=time(8, 30)) == "01:05 08:30"
    values = {"d": date(2026, 3, 5), "t": moment, "n": 1_234_567, "m": Decimal("1234.5")}
    assert _render(source, **values) == "05/03/2026 05/03/2026 01:05, 05/03/2026 1.234.567 1.234,50"
    assert _render(source, "en", **values).endswith("1,234,567 1,234.50")
    assert _render("[{{ x|vn_date }}{{ x|vn_datetime }}{{ x|vn_number }}{{ x|vn_time }}]", x=None) == "[]"
    assert _render("{{ x|vn_number }}", x=0) == "0"


def test_history_tells_sentences_and_escapes_them(officer, django_assert_num_queries):
    day = CalendarDay.objects.create(day=date(2027, 1, 4), is_working=False, note="x")
    for _number in range(3):
        audit_record(actor=officer, action="core.x", target=day, sentence="%(actor)s <b>ghi</b>.")
    with django_assert_num_queries(1):
        text = _render("{% history day %}", day=day)
    assert text.count("Nguyễn Minh Tú &lt;b&gt;ghi&lt;/b&gt;.") == 3


# --- Health -----------------------------------------------------------------------------------------------------------
def test_a_long_history_shows_the_newest_and_all_of_it_at_a_click(officer, django_assert_num_queries):
    for number in range(4):
        audit_record(actor=officer, action="x.y", target=officer, sentence="step %(number)s", params={"number": number})
    source, short = "{% history subject 3 %}", RequestFactory().get("/x")
    with django_assert_num_queries(1):
        page = _render(source, subject=officer, request=short)
    assert "step 3" in page
    assert "step 0" not in page
    assert 'href="?history=all#history"' in page
    with django_assert_num_queries(1):
        page = _render(source, subject=officer, request=RequestFactory().get("/x?history=all"))
    assert "step 0" in page
    assert "?history=all" not in page


def test_a_silent_worker_is_named_and_a_living_one_is_not(db, monkeypatch):
    monkeypatch.setitem(health.PARTS, "broker", lambda: None)
    assert health.failing_parts() == ["worker"]
    note_worker_alive()
    note_worker_alive()
    assert health.failing_parts() == []
    Heartbeat.objects.update(at=timezone.now() - timedelta(minutes=5))
    assert health.failing_parts() == ["worker"]


def test_storage_that_cannot_be_written_is_named(db, monkeypatch, settings, tmp_path):
    monkeypatch.setitem(health.PARTS, "broker", lambda: None)
    note_worker_alive()
    blocked = tmp_path / "file"
    blocked.write_text("x")
    settings.MEDIA_ROOT = str(blocked)
    assert health.failing_parts() == ["storage"]
    assert Path(blocked).read_text() == "x"


def test_a_higher_app_gives_every_page_a_value_that_is_asked_for_only_where_shown(monkeypatch):
    monkeypatch.setattr(page, "_values", {})
    asked_for = []
    page.page_value_register("place", lambda request: asked_for.append(request.path) or "Sở Tài chính")
    context = page.page_context(RequestFactory().get("/x/"))
    assert asked_for == []
    assert Template("{{ place }}").render(Context(context)) == "Sở Tài chính"
    assert asked_for == ["/x/"]
