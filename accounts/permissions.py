"""Predicates that every higher app composes, and the permissions of the settings pages (who may do what)."""

from functools import cache
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from accounts.enums import STAFF_ROLES, Role
from accounts.models import Appointment
from accounts.selectors import rights_of
from core.permissions import who_may


@rules.predicate
def is_administrator(user: Any) -> bool:
    return rights_of(user).has(Role.ADMINISTRATOR)


@rules.predicate
def is_staff_member(user: Any) -> bool:
    """Holds any role that opens /manage/; a representative does not."""
    return bool(rights_of(user).roles & STAFF_ROLES)


@rules.predicate
def holds(user: Any, appointment: Appointment | None) -> bool:
    """It is their own appointment, and no delegation itself: what is lent is not lent on."""
    return appointment is not None and appointment.user_id == user.pk and appointment.acting_for_id is None


@cache
def has_role(role: Role) -> rules.Predicate:
    """A predicate "acts as `role` somewhere"; where, is judged by the predicates over the object."""

    @rules.predicate(f"has_role:{role.value}")
    def acts_as(user: Any) -> bool:
        return rights_of(user).has(role)

    return acts_as


@rules.predicate
def looks_after(user: Any, message: Any) -> bool:
    """Coordinates the body on whose behalf a message, or a batch of them, goes."""
    ids = rights_of(user).body_ids(Role.COORDINATOR)
    return bool(ids) if message is None else message.sender_id in ids


rules.add_perm("accounts.view_settings", is_administrator)
rules.add_perm("accounts.manage_users", is_administrator)
rules.add_perm("accounts.delegate", is_administrator | holds)
# A coordinator opens the account of a representative; the account gives no right by itself.
rules.add_perm("accounts.create_users", is_administrator | has_role(Role.COORDINATOR))
rules.add_perm("accounts.manage_bodies", is_administrator)
rules.add_perm("accounts.manage_units", is_administrator)
# The ground floor asks these, and knows no roles itself.
rules.add_perm("core.manage_calendar", is_administrator)
rules.add_perm("core.oversee_jobs", is_administrator)
rules.add_perm("core.oversee_messages", is_administrator)
rules.add_perm("core.review_messages", looks_after)
rules.add_perm("core.repeat_messages", is_administrator | looks_after)
rules.add_perm("core.oversee_imports", is_administrator)

who_may(
    _("An administrator of the system may do it."),
    *("accounts.view_settings", "accounts.manage_users", "accounts.manage_bodies", "accounts.manage_units"),
    *("core.manage_calendar", "core.oversee_jobs", "core.oversee_messages", "core.oversee_imports"),
)
who_may(_("A coordinator of the body that sends it may do it."), "core.review_messages", "core.repeat_messages")
