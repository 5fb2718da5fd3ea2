"""Pictures."""

from django.utils.translation import gettext_lazy as _

from core.files import IMAGES
from core.web.fields import LineField, UploadField
from meetings.forms.base import MeetingPartForm, text_area


class PhotoForm(MeetingPartForm):
    caption = LineField(label=_("Caption"), max_length=500, widget=text_area(2))
    credit = LineField(label=_("Photo by"), max_length=255, required=False)
    upload = UploadField(
        label=_("Picture"),
        kinds=IMAGES,
        required=False,
        help_text=_("JPG, PNG or WEBP, up to 10 MB. Without a file the page says that the picture is not kept."),
    )
