"""Answer templates: who writes which, where they are offered, and what fills their places."""

import pytest
from django.urls import reverse

from petitions.models import AnswerTemplate
from tests.factories.petitions import TopicFactory

LIST, NEW = reverse("petitions:template_list"), reverse("petitions:template_new")


def typed(**changes):
    data = {"title": "Hướng dẫn thuê đất", "text": "Kính gửi {ten_htx} về {ma_kien_nghi}.", "is_active": "on"}
    return data | changes


def test_coordinator_writes_one_for_every_body(client_for, coordinator, topic):
    assert client_for(coordinator).post(NEW, typed(topic=topic.pk)).status_code == 302
    row = AnswerTemplate.objects.get()
    assert (row.topic, row.body, row.is_active) == (topic, None, True)


def test_head_writes_for_the_own_body_only(client_for, head, so_cong_thuong, so_tai_chinh):
    client = client_for(head)
    assert client.post(NEW, typed()).status_code == 422
    assert client.post(NEW, typed(body=so_tai_chinh.pk)).status_code == 422
    assert client.post(NEW, typed(body=so_cong_thuong.pk)).status_code == 302
    assert AnswerTemplate.objects.get().body == so_cong_thuong


def test_head_sees_and_changes_no_other_bodys(client_for, head, so_tai_chinh):
    other = AnswerTemplate.objects.create(title="Mẫu của Sở Tài chính", text="x", body=so_tai_chinh)
    client = client_for(head)
    assert "Mẫu của Sở Tài chính" not in client.get(LIST).content.decode()
    assert client.post(reverse("petitions:template_edit", args=[other.pk]), typed()).status_code == 404


def test_a_place_nothing_fills_is_said_beside_the_words(client_for, coordinator):
    response = client_for(coordinator).post(NEW, typed(text="Kính gửi {ten_hợp_tác}."))
    assert response.status_code == 422
    assert "{ten_hợp_tác}" in str(response.context["form"].errors["text"])
    assert not AnswerTemplate.objects.exists()


def test_braces_that_are_no_place_are_words(client_for, coordinator):
    assert client_for(coordinator).post(NEW, typed(text="Tập {1, 2} và { }.")).status_code == 302


def test_offered_by_topic_and_body_and_filled(client_for, officer, standing, so_cong_thuong, so_tai_chinh, topic):
    for title, where in {
        "Cho chủ đề": {"topic": topic},
        "Cho Sở": {"body": so_cong_thuong},
        "Chủ đề khác": {"topic": TopicFactory()},
        "Sở khác": {"body": so_tai_chinh},
        "Đã cất": {"is_active": False},
    }.items():
        AnswerTemplate.objects.create(title=title, text="Kính gửi {ten_htx} về {ma_kien_nghi}, {la}.", **where)
    row = standing("assigned", topic=topic)
    response = client_for(officer).get(reverse("petitions:joint", args=[row.code]))
    offered = response.context["templates"]
    assert [one.title for one in offered] == ["Cho chủ đề", "Cho Sở"]
    assert offered[0].text == f"Kính gửi Hợp tác xã Miến dong Đá Trắng về {row.code}, {{la}}."


@pytest.mark.parametrize("chosen", ["", "0", "x"])
def test_a_template_that_is_not_there_leaves_the_words(client_for, officer, standing, chosen):
    row = standing("assigned")
    data = {"text": "Đang viết dở", "version": "0", "do": "insert", "template": chosen}
    response = client_for(officer).post(reverse("petitions:joint", args=[row.code]), data)
    assert response.context["form"].initial["text"] == "Đang viết dở"


def test_put_in_without_a_script_after_what_was_typed(client_for, officer, standing):
    one = AnswerTemplate.objects.create(title="Mở đầu", text="Kính gửi {ten_htx}.")
    row = standing("assigned")
    data = {"text": "Đang viết dở", "version": "0", "do": "insert", "template": one.pk}
    response = client_for(officer).post(reverse("petitions:joint", args=[row.code]), data)
    assert response.context["form"].initial["text"] == "Đang viết dở\n\nKính gửi Hợp tác xã Miến dong Đá Trắng."
    prefix = f"part{row.current_lead_id}"
    data = {f"{prefix}-text": "Phần của Sở", f"{prefix}-version": "0", "do": "insert", "template": one.pk}
    page = client_for(officer).post(reverse("petitions:part", args=[row.code, row.current_lead_id]), data)
    assert "Phần của Sở\n\nKính gửi Hợp tác xã Miến dong Đá Trắng." in page.content.decode()
    assert row.assignments.get().text == ""


def test_script_in_a_template_stays_words(client_for, officer, standing):
    AnswerTemplate.objects.create(title="<b>x</b>", text='"><script>alert(1)</script>')
    row = standing("assigned")
    page = client_for(officer).get(reverse("petitions:joint", args=[row.code])).content.decode()
    assert "<script>alert(1)" not in page
    assert "<b>x</b>" not in page
