"""What notices are about, in groups; each person says which groups also come by mail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.actors import Actor
from core.models import MailChoice, NoticeChoice


@dataclass(frozen=True)
class NoticeGroup:
    """Notices of one kind. `fixed`: why its mails cannot be switched off; "" when they can."""

    key: str
    label: str | Promise
    says: str | Promise
    fixed: str | Promise
    shown: Callable[[Any], bool]
    order: int


@dataclass(frozen=True)
class GroupChoice:
    """A group as one person has it."""

    group: NoticeGroup
    by_mail: bool


_groups: Final[dict[str, NoticeGroup]] = {}


def notice_group_register(
    key: str,
    label: str | Promise,
    says: str | Promise,
    *,
    fixed: str | Promise = "",
    shown: Callable[[Any], bool] = lambda user: True,
    order: int = 50,
) -> None:
    """Name a group of notices, such as "petitions.work". `shown` says to whom they can come at all.

    Called in an app's `apps.ready()`; a message names its group when it is queued.
    """
    _groups[key] = NoticeGroup(key, label, says, fixed, shown, order)


def wants_mail(user: Any, group: str) -> bool:
    """Whether notices of this group also go to this person by mail. Without a choice, or without a group: yes."""
    known = _groups.get(group)
    if known is None or known.fixed:
        return True
    return not NoticeChoice.objects.filter(user_id=user.pk, group=group, mail=MailChoice.NEVER).exists()


def notice_choices(user: Any) -> list[GroupChoice]:
    """Every group that can reach this person, with what they chose."""
    kept = dict(NoticeChoice.objects.filter(user_id=user.pk).values_list("group", "mail"))
    shown = sorted((one for one in _groups.values() if one.shown(user)), key=lambda one: (one.order, one.key))
    return [GroupChoice(one, bool(one.fixed) or kept.get(one.key) != MailChoice.NEVER) for one in shown]


@transaction.atomic
def notice_choices_set(*, actor: Actor, by_mail: Mapping[str, bool]) -> None:
    """Keep the person's own choices. A group that cannot be switched off, or is unknown, is passed over."""
    if actor.pk is None:
        raise PermissionDenied(_("Sign in first."))
    for key, wanted in by_mail.items():
        known = _groups.get(key)
        if known is not None and not known.fixed:
            NoticeChoice.objects.update_or_create(
                user_id=actor.pk,
                group=key,
                defaults={"mail": MailChoice.AT_ONCE if wanted else MailChoice.NEVER},
            )
