"""Who may act for an organisation: confirmed by the body that keeps its entry, ended by it."""

import uuid
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import password_link_made, user_create
from accounts.validators import email_normalise, phone_normalise
from cooperatives.models import Cooperative, Representative
from cooperatives.selectors import acting_for, mandates_linkable, unit_handled
from core.actors import Actor, SystemActor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require
from core.web.once import once_key


@transaction.atomic
def representative_confirm(
    *,
    actor: Actor,
    cooperative: Cooperative,
    user: User,
    position: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Representative:
    """Confirm that `user` acts for `cooperative`, both days included, from today unless said otherwise.

    A mandate that waits for its confirmation is the one confirmed. Raises DomainError when one runs already.
    """
    require(actor, "cooperatives.confirm_representative", cooperative)
    cooperative = Cooperative.objects.select_for_update(of=("self",)).select_related("unit").get(pk=cooperative.pk)
    start = valid_from or timezone.localdate()
    if valid_until is not None and valid_until < start:
        raise DomainError(_("The last day must not lie before the first."), field="valid_until")
    mandates = Representative.objects.select_for_update(of=("self",)).filter(cooperative=cooperative, user=user)
    if any(one.confirmed_at and one.ended_at is None and _overlaps(one, start, valid_until) for one in mandates):
        raise DomainError(_("%(name)s already represents this organisation.") % {"name": user.full_name}, field="email")
    row = next((one for one in mandates if one.confirmed_at is None and one.ended_at is None), None)
    row = row or Representative(cooperative=cooperative, user=user)
    row.position, row.valid_from, row.valid_until = position, start, valid_until
    row.confirmed_by_id, row.confirmed_at = actor.pk, timezone.now()
    row.save()
    audit_record(
        actor=actor,
        action="cooperatives.confirm_representative",
        target=row,
        parents=[cooperative],
        sentence=N_("%(actor)s confirmed %(name)s as representative from %(start)s."),
        params={"name": user.full_name, "start": start},
        after={"user": user.pk, "position": position, "valid_from": start, "valid_until": valid_until},
        on_behalf_of=acting_for(actor, cooperative.unit),
    )
    return row


@transaction.atomic
def representative_admit(
    *,
    actor: Actor,
    cooperative: Cooperative,
    full_name: str,
    email: str = "",
    phone: str = "",
    position: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
    form_key: uuid.UUID | None = None,
) -> Representative:
    """Confirm a person by contact: the account that signs in with `email` or `phone`, or a new one that gives no right.

    Raises DomainError beside the field: no contact, or e-mail and phone belong to two different people.
    """
    require(actor, "cooperatives.confirm_representative", cooperative)
    claim = once_key(form_key, actor)
    if claim.earlier is not None:
        return claim.earlier
    user = _account_of(email, phone) or user_create(actor=actor, full_name=full_name, email=email, phone=phone)
    row = representative_confirm(
        actor=actor,
        cooperative=cooperative,
        user=user,
        position=position,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    claim.made(row)
    return row


@transaction.atomic
def representative_end(
    *, actor: Actor, representative: Representative, last_day: date | None = None, reason: str = ""
) -> Representative:
    """End a mandate with `last_day` (today). Today, or an earlier day, takes effect at once.

    What the person sent stays; only the right to act ends. Raises DomainError when it has ended, or for a day before
    its first.
    """
    require(actor, "cooperatives.end_representative", representative)
    row = Representative.objects.select_for_update(of=("self",)).get(pk=representative.pk)
    today = timezone.localdate()
    day = last_day or today
    if row.ended_at is not None or (row.valid_until is not None and row.valid_until < today):
        raise DomainError(_("This mandate has already ended."))
    if day < row.valid_from:
        raise DomainError(_("The last day must not lie before the first."), field="last_day")
    before = row.valid_until
    row.valid_until, row.end_reason = day, reason
    row.ended_by_id, row.ended_at = actor.pk, timezone.now()
    row.save(update_fields=["valid_until", "end_reason", "ended_by", "ended_at"])
    cooperative = Cooperative.objects.select_related("unit").get(pk=row.cooperative_id)
    audit_record(
        actor=actor,
        action="cooperatives.end_representative",
        target=row,
        parents=[cooperative],
        sentence=N_("%(actor)s ended the mandate of %(name)s with %(day)s. %(reason)s"),
        params={"name": User.objects.get(pk=row.user_id).full_name, "day": day, "reason": reason},
        before={"valid_until": before},
        after={"valid_until": day},
        on_behalf_of=acting_for(actor, cooperative.unit),
    )
    return row


@transaction.atomic
def representative_password_link(*, actor: Actor, representative: Representative) -> str:
    """An address at which a representative without e-mail sets a password once; handed over by a person.

    Only for who can do nothing else here than act for organisations in the care of `actor`: who holds the link can
    sign in as that person. Raises DomainError for everybody else.
    """
    require(actor, "cooperatives.make_password_link", representative)
    row = Representative.objects.select_related("user", "cooperative__unit").get(pk=representative.pk)
    if not mandates_linkable().filter(pk=row.pk).exists():
        raise DomainError(
            _("A link is made only for a running mandate of a person without e-mail and without a role in a body.")
        )
    others = Representative.objects.filter(user=row.user, ended_at__isnull=True).values_list("cooperative__unit")
    if not isinstance(actor, SystemActor) and not all(unit_handled(actor, unit) for (unit,) in others.distinct()):
        raise DomainError(_("This person also acts for an organisation elsewhere: the administrator makes the link."))
    return password_link_made(actor=actor, user=row.user, parents=[row.cooperative])


def _overlaps(mandate: Representative, start: date, until: date | None) -> bool:
    starts_before_end = until is None or mandate.valid_from <= until
    return starts_before_end and (mandate.valid_until is None or mandate.valid_until >= start)


def _account_of(email: str, phone: str) -> User | None:
    """The one account with this e-mail or phone. Spelling errors are left to `user_create`, which says them."""
    try:
        wanted = {
            "email": email_normalise(email) if email else "",
            "phone": phone_normalise(phone) if phone else "",
        }
    except ValidationError as error:
        raise DomainError(error.messages[0], field="phone") from error
    found = {
        name: account
        for name, value in wanted.items()
        if value and (account := User.objects.filter(**{name: value}).first()) is not None
    }
    if len({account.pk for account in found.values()}) > 1:
        raise DomainError(_("This phone number belongs to another person than this e-mail address."), field="phone")
    account = next(iter(found.values()), None)
    if account is not None and not account.is_active:
        raise DomainError(_("This account is closed. An administrator can open it again."), field=next(iter(found)))
    return account
