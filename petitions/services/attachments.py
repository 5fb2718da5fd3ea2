"""Files of a petition and of a body's part."""

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from core.files import DOCUMENTS, IMAGES, file_store
from core.permissions import require
from petitions.audit import petition_audit
from petitions.enums import OPEN_STATES, PetitionState
from petitions.models import Assignment, Attachment, Petition
from petitions.services.guard import assignment_lock, petition_in, petition_lock, user_of
from petitions.services.parts import part_open_only

OWNER_KIND = "petitions.attachment"
ATTACHMENTS_MAX = 20


@transaction.atomic
def attachment_add(
    *, actor: Actor, petition: Petition, upload: File, assignment: Assignment | None = None, caption: str = ""
) -> Attachment:
    """Keep a file with the petition, or with a body's part of the answer. Private.

    Raises DomainError(field="file") when the file is not acceptable.
    """
    part = None
    if assignment is not None:
        part = assignment_lock(assignment)
        row = part.petition
        require(actor, "petitions.assignment_attach", part)
        part_open_only(part, _("Attach a file"))
    else:
        row = petition_lock(petition)
        require(actor, "petitions.attach", row)
        petition_in(row, OPEN_STATES | {PetitionState.DRAFT}, _("Attach a file"))
    if row.attachments.count() >= ATTACHMENTS_MAX:
        raise DomainError(_("No more than %(count)s files.") % {"count": ATTACHMENTS_MAX}, field="file")
    stored = file_store(actor=actor, upload=upload, owner_kind=OWNER_KIND, allowed=DOCUMENTS | IMAGES)
    one = Attachment.objects.create(
        petition=row, assignment=part, file=stored, caption=caption, added_by_id=user_of(actor)
    )
    if row.state != PetitionState.DRAFT:
        petition_audit(actor, row, "attach", N_("%(actor)s attached “%(name)s”."), name=stored.name)
    return one
