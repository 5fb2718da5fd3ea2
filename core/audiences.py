"""For whom a row is shown. Each app has one function that turns a row into the frozen dataclass of an audience."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """From the widest view to the narrowest."""

    HANDLING = "handling", _("The handling body")
    AREA = "area", _("Bodies of the area")
    DEPARTMENT = "department", _("Departments asked for a part")
    PETITIONER = "petitioner", _("The petitioner")
    PUBLIC = "public", _("Everyone")
