"""Rules and topics: each change refused, kept in the history, or without effect where nothing changed."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from core.audit import audit_for
from core.exceptions import DomainError
from petitions.enums import AuthorityLevel
from petitions.models import RoutingRule, Topic
from petitions.services import (
    RoutingEntry,
    routing_rule_remove,
    routing_rule_save,
    topic_add,
    topic_move,
    topic_rename,
    topic_restore,
    topic_retire,
)


@pytest.fixture
def entry(topic, so_cong_thuong):
    return RoutingEntry(topic, AuthorityLevel.PROVINCE, so_cong_thuong)


def test_a_rule_is_written_once_changed_and_taken_out_with_its_history(admin_user, entry, so_tai_chinh, topic):
    key = uuid.uuid4()
    row = routing_rule_save(actor=admin_user, entry=entry, once_key=key)
    assert routing_rule_save(actor=admin_user, entry=entry, once_key=key) == row
    changed = RoutingEntry(topic, AuthorityLevel.PROVINCE, so_tai_chinh, note="QĐ 12")
    routing_rule_save(actor=admin_user, entry=changed, rule=row)
    routing_rule_save(actor=admin_user, entry=changed, rule=row)
    assert [one.action for one in audit_for(row)] == ["petitions.routing_save"] * 2
    routing_rule_remove(actor=admin_user, rule=row)
    assert not RoutingRule.objects.exists()
    assert so_tai_chinh.name in audit_for(topic).first().render()


def test_the_same_rule_twice_or_a_body_twice_is_refused(admin_user, entry, topic, so_cong_thuong):
    routing_rule_save(actor=admin_user, entry=entry)
    with pytest.raises(DomainError) as same:
        routing_rule_save(actor=admin_user, entry=entry)
    assert same.value.field == "unit"
    twice = RoutingEntry(topic, AuthorityLevel.MINISTRY, so_cong_thuong, parts=[so_cong_thuong])
    with pytest.raises(DomainError) as error:
        routing_rule_save(actor=admin_user, entry=twice)
    assert error.value.field == "parts"


def test_only_administrators_write(coordinator, entry, topic):
    with pytest.raises(PermissionDenied):
        routing_rule_save(actor=coordinator, entry=entry)
    with pytest.raises(PermissionDenied):
        topic_rename(actor=coordinator, topic=topic, name="Khác")


def test_a_topic_of_the_same_name_is_refused_whatever_its_case(admin_user, topic):
    with pytest.raises(DomainError):
        topic_add(actor=admin_user, name=topic.name.upper())
    row = topic_add(actor=admin_user, name="  Điện,   nước ")
    assert (row.name, row.code) == ("Điện, nước", "dien-nuoc")
    assert topic_add(actor=admin_user, name="Điện nước").code == "dien-nuoc-2"


def test_a_topic_moves_is_retired_and_offered_again(admin_user):
    rows = list(Topic.objects.order_by("order", "name"))
    topic_move(actor=admin_user, topic=rows[1], up=True)
    topic_move(actor=admin_user, topic=rows[1], up=True)
    assert Topic.objects.order_by("order").first() == rows[1]
    topic_retire(actor=admin_user, topic=rows[1])
    assert not Topic.objects.get(pk=rows[1].pk).is_active
    assert topic_restore(actor=admin_user, topic=rows[1]).is_active


def test_the_last_topic_offered_stays(admin_user, topic):
    Topic.objects.exclude(pk=topic.pk).update(is_active=False)
    with pytest.raises(DomainError):
        topic_retire(actor=admin_user, topic=topic)
