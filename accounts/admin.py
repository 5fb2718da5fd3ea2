"""To look at only: changes go through the settings pages, whose services ask rights and keep the history."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest

from accounts.models import AdministrativeUnit, Appointment, Department, Signatory, User

# One door for all: with its limit of attempts and the second factor, which Django's own sign-in page does not ask for.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows to look at; nothing is added, changed or deleted past the services."""

    list_per_page = 50

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    list_display = ["full_name", "email", "phone", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["search_key"]
    exclude = ["password", "search_key", "groups", "user_permissions"]


@admin.register(Appointment)
class AppointmentAdmin(ReadOnlyAdmin):
    list_display = ["user", "role", "department", "valid_from", "valid_until"]
    list_filter = ["role"]
    list_select_related = ["user", "department"]
    search_fields = ["user__search_key", "department__search_key"]


@admin.register(Department)
class DepartmentAdmin(ReadOnlyAdmin):
    list_display = ["name", "symbol", "kind", "level", "valid_until", "successor"]
    list_filter = ["kind", "level"]
    list_select_related = ["successor"]
    search_fields = ["search_key"]


@admin.register(Signatory)
class SignatoryAdmin(ReadOnlyAdmin):
    list_display = ["full_name", "position", "prefix", "body", "valid_until"]
    list_select_related = ["body"]


@admin.register(AdministrativeUnit)
class AdministrativeUnitAdmin(ReadOnlyAdmin):
    list_display = ["name", "code", "kind", "parent", "valid_until"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["search_key"]
