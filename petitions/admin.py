"""Settings only: petition texts are not in /admin/."""

from django.contrib import admin

from petitions.models import StepTerm, Topic


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "order", "is_active")
    search_fields = ("name", "code")


@admin.register(StepTerm)
class StepTermAdmin(admin.ModelAdmin):
    list_display = ("kind", "days", "counting")
