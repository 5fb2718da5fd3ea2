"""Pictures of a meeting, with or without the file."""

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from core.files import IMAGES, file_store
from meetings.audit import meeting_audit
from meetings.models import Meeting, Photo
from meetings.services.parts import meeting_begin_change, next_order, part_move, part_of


def _attach(actor: Actor, photo: Photo, upload: "File[bytes] | None") -> None:
    if upload is not None:
        photo.file = file_store(actor=actor, upload=upload, owner_kind="meetings.photo", allowed=IMAGES)


@transaction.atomic
def photo_add(
    *, actor: Actor, meeting: Meeting, caption: str, credit: str = "", upload: "File[bytes] | None" = None
) -> Photo:
    """Add a caption, with its picture when it is kept; without one a placeholder that says so is drawn."""
    row = meeting_begin_change(actor, meeting)
    if not caption.strip():
        raise DomainError(_("Write the caption."), field="caption")
    photo = Photo(meeting=row, caption=caption, credit=credit, order=next_order(row.photos.all()))
    _attach(actor, photo, upload)
    photo.save()
    meeting_audit(actor, row, "photo_add", N_("%(actor)s added the picture “%(caption)s”."), caption=photo.caption)
    return photo


@transaction.atomic
def photo_change(
    *, actor: Actor, photo: Photo, caption: str, credit: str = "", upload: "File[bytes] | None" = None
) -> Photo:
    """Correct a caption, or bring the picture that was missing."""
    row = meeting_begin_change(actor, photo.meeting)
    if not caption.strip():
        raise DomainError(_("Write the caption."), field="caption")
    photo = part_of(row.photos.all(), photo.pk)
    photo.caption, photo.credit = caption, credit
    _attach(actor, photo, upload)
    photo.save()
    meeting_audit(actor, row, "photo_change", N_("%(actor)s changed the picture “%(caption)s”."), caption=photo.caption)
    return photo


@transaction.atomic
def photo_remove(*, actor: Actor, photo: Photo) -> None:
    """Take a picture off the pages."""
    row = meeting_begin_change(actor, photo.meeting)
    photo = part_of(row.photos.all(), photo.pk)
    caption = photo.caption
    photo.delete()
    meeting_audit(actor, row, "photo_remove", N_("%(actor)s removed the picture “%(caption)s”."), caption=caption)


@transaction.atomic
def photo_move(*, actor: Actor, photo: Photo, up: bool) -> Photo:
    """One place up or down."""
    row = meeting_begin_change(actor, photo.meeting)
    if part_move(row.photos.all(), part_of(row.photos.all(), photo.pk), up=up):
        meeting_audit(actor, row, "photo_move", N_("%(actor)s changed the order of the pictures."))
    return photo
