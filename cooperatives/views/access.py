"""The doors of the staff pages: what one may not see does not exist, what one may not do is refused."""

from django.http import HttpRequest
from django.urls import reverse

from accounts.models import AdministrativeUnit
from cooperatives.models import Cooperative
from cooperatives.selectors import cooperatives_visible, units_read
from core.permissions import require
from core.web.gate import gate


def organisation_gate(request: HttpRequest, pk: int, perm: str = "cooperatives.view_register") -> Cooperative:
    """The organisation: 404 when it is not in what the person may see, 403 when `perm` is refused on it."""
    visible = cooperatives_visible(request.user).select_related("unit__parent", "successor", "predecessor")
    return gate(request.user, perm, visible, pk=pk)


def unit_gate(request: HttpRequest, pk: int, perm: str) -> AdministrativeUnit:
    """The area: 404 outside what the person may see, 403 when `perm` is refused on it."""
    require(request.user, "cooperatives.view_register")
    return gate(request.user, perm, units_read(request.user), pk=pk)


def area_address(unit: AdministrativeUnit, year: int) -> str:
    """The page of one area and year."""
    return f"{reverse('cooperatives:area_list')}?unit={unit.pk}&year={year}"
