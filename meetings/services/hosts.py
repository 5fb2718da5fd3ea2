"""The bodies in whose name a meeting is called."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Department
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from meetings.audit import meeting_audit
from meetings.models import Host, Meeting
from meetings.services.parts import meeting_begin_change, next_order, part_move, part_of


@transaction.atomic
def host_add(*, actor: Actor, meeting: Meeting, body: Department | None = None, name: str = "") -> Host:
    """Add a host under the name of the day: `name`, or the body's name of now."""
    row = meeting_begin_change(actor, meeting)
    name = name.strip() or (body.name if body else "")
    if not name:
        raise DomainError(_("Choose a body or write its name."), field="body")
    if row.hosts.filter(name=name).exists():
        raise DomainError(_("“%(name)s” is already a host.") % {"name": name}, field="body")
    host = Host.objects.create(meeting=row, body=body, name=name, order=next_order(row.hosts.all()))
    meeting_audit(actor, row, "host_add", N_("%(actor)s named %(name)s as host."), name=name)
    return host


@transaction.atomic
def host_remove(*, actor: Actor, host: Host) -> None:
    """Take a host off."""
    row = meeting_begin_change(actor, host.meeting)
    part_of(row.hosts.all(), host.pk).delete()
    meeting_audit(actor, row, "host_remove", N_("%(actor)s removed %(name)s from the hosts."), name=host.name)


@transaction.atomic
def host_move(*, actor: Actor, host: Host, up: bool) -> Host:
    """One place up or down in the printed order."""
    row = meeting_begin_change(actor, host.meeting)
    if part_move(row.hosts.all(), part_of(row.hosts.all(), host.pk), up=up):
        meeting_audit(actor, row, "host_move", N_("%(actor)s changed the order of the hosts."))
    return host
