"""Signs of life of the parts that cannot be asked."""

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """When a part last said that it lives."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.name} {self.at:%d/%m/%Y %H:%M:%S}"
