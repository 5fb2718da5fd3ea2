"""Accounts of people: made, corrected, closed, opened again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import appointments_current
from accounts.validators import email_normalise, phone_normalise
from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require
from core.text import search_key


@transaction.atomic
def user_create(
    *,
    actor: Actor,
    full_name: str,
    email: str = "",
    phone: str = "",
    language: str = "vi",
    password: str | None = None,
) -> User:
    """An account that gives no right by itself. Without `password` its owner sets one by a link.

    Raises DomainError (field "email" or "phone") when neither is given or one is already somebody's.
    """
    require(actor, "accounts.create_users")
    contact = _contact_checked(email, phone)
    with _one_of_each():
        user = User.objects.create_user(full_name=full_name, language=language, password=password, **contact)
    audit_record(
        actor=actor,
        action="accounts.user_create",
        target=user,
        sentence=N_("%(actor)s opened the account of %(name)s."),
        params={"name": user.full_name},
        after=contact,
    )
    return user


@transaction.atomic
def user_update(*, actor: Actor, user: User, full_name: str, email: str = "", phone: str = "") -> User:
    """Corrects name and contact. Raises DomainError (field "email" or "phone") as `user_create` does."""
    require(actor, "accounts.manage_users", user)
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    before = {"full_name": user.full_name, "email": user.email, "phone": user.phone}
    contact = _contact_checked(email, phone, user)
    user.full_name, user.email, user.phone = full_name, contact["email"], contact["phone"]
    user.search_key = search_key(full_name, user.email or "", user.phone or "")
    with _one_of_each():
        user.save(update_fields=["full_name", "email", "phone", "search_key"])
    # The sign-in library keeps its own list of addresses; a former one must not open the account by "forgot password".
    EmailAddress.objects.filter(user=user).exclude(email=user.email or "").delete()
    audit_record(
        actor=actor,
        action="accounts.user_update",
        target=user,
        sentence=N_("%(actor)s changed the name or contact of %(name)s."),
        params={"name": user.full_name},
        before=before,
        after={"full_name": user.full_name, **contact},
    )
    return user


@transaction.atomic
def user_set_language(*, actor: User, language: str) -> User:
    """The language in which the system writes to this person; their own wish, hence without history."""
    if language not in dict(settings.LANGUAGES):
        raise DomainError(_("Choose one of the languages offered."), field="language")
    actor.language = language
    actor.save(update_fields=["language"])
    return actor


@transaction.atomic
def user_deactivate(*, actor: Actor, user: User, reason: str = "") -> User:
    """Closes an account: no sign-in and no rights from the next request on. What the person did stays theirs.

    Raises DomainError when nobody would be left to administer the system.
    """
    require(actor, "accounts.manage_users", user)
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    refuse_without_administrator(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit_record(
        actor=actor,
        action="accounts.user_deactivate",
        target=user,
        sentence=N_("%(actor)s closed the account of %(name)s. %(reason)s"),
        params={"name": user.full_name, "reason": reason},
    )
    return user


@transaction.atomic
def user_reactivate(*, actor: Actor, user: User) -> User:
    """Opens a closed account again, with the appointments it still has."""
    require(actor, "accounts.manage_users", user)
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit_record(
        actor=actor,
        action="accounts.user_reactivate",
        target=user,
        sentence=N_("%(actor)s opened the account of %(name)s again."),
        params={"name": user.full_name},
    )
    return user


@transaction.atomic
def user_password_link(*, actor: Actor, user: User) -> str:
    """An address at which `user` sets a new password once, for people without e-mail. Handed over by a person.

    It stops working after PASSWORD_RESET_TIMEOUT, at the next password, and when the e-mail address changes.
    """
    require(actor, "accounts.manage_users", user)
    return password_link_made(actor=actor, user=user)


def password_link_made(*, actor: Actor, user: User, parents: Sequence[Model] = ()) -> str:
    """The link and its history, also of `parents`. For services that have asked for the right to do it."""
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)},
    )
    audit_record(
        actor=actor,
        action="accounts.user_password_link",
        target=user,
        parents=parents,
        sentence=N_("%(actor)s made a link by which %(name)s sets a new password."),
        params={"name": user.full_name},
    )
    return f"{settings.SITE_URL}{path}"


def refuse_without_administrator(user: User) -> None:
    """Raises DomainError when no other person could administer the system today."""
    others = appointments_current().filter(role=Role.ADMINISTRATOR, user__is_active=True).exclude(user=user)
    if others.exists() or User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk).exists():
        return
    if user.is_superuser or appointments_current().filter(role=Role.ADMINISTRATOR, user=user).exists():
        raise DomainError(_("This is the last administrator. Appoint another one first."))


@contextmanager
def _one_of_each() -> Iterator[None]:
    """Two people at one moment with one address: the database lets the first through, the second is told."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise DomainError(_("Another account has this e-mail address or phone number."), field="email") from error


def _contact_checked(email: str, phone: str, user: User | None = None) -> dict[str, str | None]:
    """Both in their stored spelling, or DomainError beside the field."""
    if not email and not phone:
        raise DomainError(_("Give an e-mail address or a phone number; the person signs in with it."), field="email")
    try:
        contact = {"email": email_normalise(email) or None, "phone": phone_normalise(phone) if phone else None}
    except ValidationError as error:
        raise DomainError(error.messages[0], field="phone") from error
    others = User.objects.exclude(pk=user.pk) if user else User.objects.all()
    if contact["email"] and others.filter(email=contact["email"]).exists():
        raise DomainError(_("Another account has this e-mail address."), field="email")
    if contact["phone"] and others.filter(phone=contact["phone"]).exists():
        raise DomainError(_("Another account has this phone number."), field="phone")
    return contact
