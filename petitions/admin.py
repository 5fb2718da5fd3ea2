"""Settings only: petition texts are not in /admin/, and topics have pages of their own that keep the history."""

from django.contrib import admin

from petitions.models import StepTerm


@admin.register(StepTerm)
class StepTermAdmin(admin.ModelAdmin):
    list_display = ("kind", "days", "counting")
