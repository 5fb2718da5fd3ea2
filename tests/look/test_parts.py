"""The shared parts of pages, drawn with a real form in both languages: nothing a reader sees is left untranslated."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from core.web.page import Reader

FORM_PAGE = """{% extends "base_manage.html" %}{% load crispy_forms_tags %}
{% block title %}T{% endblock %}
{% block crumbs %}<li><a href="/manage/">M</a></li>{% endblock %}
{% block content %}{% include "includes/_error_summary.html" %}
<form method="post">{% csrf_token %}{{ form|crispy }}
{% include "includes/_form_actions.html" with cancel_url="/manage/" %}</form>
{% include "includes/_filters.html" with form=filters chips=chips clear_url="?" filtered=True %}
{% include "includes/_pagination.html" %}
{% include "includes/_empty.html" with title="N" clear_url="?" %}{% endblock %}"""


class SampleForm(forms.Form):
    title = forms.CharField(label="Tên hội nghị", help_text="In nguyên văn.")
    theme = forms.CharField(label="Chủ đề", required=False)
    hosts = forms.MultipleChoiceField(
        label="Cơ quan mời", choices=[("1", "UBND"), ("2", "Đảng ủy")], widget=forms.CheckboxSelectMultiple
    )

    def clean(self) -> None:
        raise forms.ValidationError("Hạn nhận phải trước giờ họp.")


class FilterForm(forms.Form):
    q = forms.CharField(label="Từ khóa", required=False)
    state = forms.ChoiceField(label="Trạng thái", choices=[("", "Mọi trạng thái")], required=False)


class Page:
    next_url = "?after=x"
    prev_url = None


def draw(template: str, path: str = "/manage/", language: str = "vi", reader: Reader | None = None, **context) -> str:
    request = RequestFactory().get(path)
    with translation.override(language):
        return engines["django"].from_string(template).render(context | {"reader": reader or Reader()}, request)


def form_page(language: str) -> str:
    return draw(
        FORM_PAGE,
        language=language,
        form=SampleForm({}),
        filters=FilterForm({}),
        chips=[("“thue dat”", "?state=x"), ("Đất đai", "?q=thue+dat")],
        page=Page(),
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "vi",
            [
                "(không bắt buộc)",
                "Lỗi:",
                "Có 3 chỗ cần sửa",
                "Bỏ qua, đến nội dung chính",
                "bí mật nhà nước",
                "Trang sau",
            ],
        ),
        (
            "en",
            [
                "(optional)",
                "Error:",
                "There are 3 things to mend",
                "Skip to the main content",
                "state secret",
                "Next page",
            ],
        ),
    ],
)
def test_words_of_the_frame_follow_the_language(language, words):
    page = form_page(language)
    assert [word for word in words if word not in page] == []
    assert f'<html lang="{language}"' in page
    assert page.count("(không bắt buộc)" if language == "vi" else "(optional)") == 1
    assert "asteriskField" not in page


def test_every_line_of_the_error_summary_leads_to_a_control():
    page = form_page("vi")
    summary = re.search(r'<div class="errors".*?</div>', page, re.S)[0]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_title", "id_hosts_0"]
    assert [target for target in targets if f'id="{target}"' not in page] == []
    assert "Hạn nhận phải trước giờ họp." in summary


def test_ids_of_a_page_are_unique():
    ids = re.findall(r'\sid="([^"]+)"', form_page("vi"))
    assert sorted(ids) == sorted(set(ids))


def test_what_a_field_says_of_itself_exists():
    page = form_page("vi")
    named = " ".join(re.findall(r'aria-(?:describedby|labelledby|controls)="([^"]+)"', page)).split()
    assert [name for name in named if f'id="{name}"' not in page] == []


def test_reader_settings_are_written_on_the_page():
    page = draw('{% extends "base_public.html" %}', path="/", reader=Reader(text="larger", contrast="more"))
    assert '<html lang="vi" data-text="larger" data-contrast="more">' in page
    assert "data-text" not in draw('{% extends "base_public.html" %}', path="/").split("<body")[0]


@pytest.mark.parametrize("template", ["403.html", "404.html", "409.html"])
def test_error_page_tells_what_to_do_next(template):
    page = render_to_string(template, {"reader": Reader()}, RequestFactory().get("/manage/x/"))
    main = page.split("<main", 1)[1].split("</main>")[0]
    assert "<h1>" in main
    assert re.search(r'<a class="btn|<form', main)


def test_server_error_page_needs_no_context():
    page = render_to_string("500.html")
    assert "Hệ thống gặp lỗi, không phải do bạn" in page
    assert "{{" not in page


@pytest.mark.django_db
def test_page_of_a_request_that_cannot_be_read_is_ours(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    answer = client.get("/", headers={"Host": "khong-phai-day.example"})
    assert answer.status_code == 400
    assert "Hệ thống không đọc được yêu cầu này" in answer.content.decode()


def test_message_of_a_refusal_is_shown_and_escaped():
    page = render_to_string("403.html", {"message": "Chỉ lãnh đạo <b>duyệt</b>"}, RequestFactory().get("/"))
    assert "Chỉ lãnh đạo &lt;b&gt;duyệt&lt;/b&gt;" in page


class _Choice(forms.Form):
    body = forms.ChoiceField(
        choices=[("", "Mọi <cơ quan>"), ("Sở", [(1, "Sở Tài chính"), (2, "Sở Y tế")])],
        widget=forms.Select(attrs={"class": "form-select", "required": True}),
        required=False,
    )


def test_choices_are_drawn_as_django_draws_them():
    ours = str(_Choice(data={"body": "2"}, renderer=TemplatesSetting())["body"])
    djangos = str(_Choice(data={"body": "2"}, renderer=DjangoTemplates())["body"])
    assert "selected" in djangos
    assert ours.split() == djangos.split()
