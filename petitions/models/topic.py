"""Subject groups (nhóm vấn đề) by which petitions are sorted, counted and printed."""

from django.db import models

from core.models.fields import NFCCharField


class Topic(models.Model):
    code = models.SlugField(max_length=40, unique=True)
    name = NFCCharField(max_length=120, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
