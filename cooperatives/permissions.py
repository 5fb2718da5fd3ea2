"""Who may read and who keeps the register. Objects: an organisation, something of one, or an administrative unit."""

from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from accounts.models import AdministrativeUnit
from accounts.permissions import is_staff_member
from cooperatives.models import Cooperative, Product
from cooperatives.selectors.areas import handling_body_ids, unit_handled
from core.permissions import who_may


@rules.predicate
def keeps_register(user: Any, obj: Any) -> bool:
    """Coordinates for a body (no intermediary) whose area holds the unit of `obj`; without one, for any body."""
    if obj is None:
        return bool(handling_body_ids(user))
    return unit_handled(user, _unit_id(obj))


def _unit_id(obj: Any) -> int:
    if isinstance(obj, AdministrativeUnit):
        return obj.pk
    if isinstance(obj, Product) and obj.unit_id is not None:
        return obj.unit_id
    return obj.unit_id if isinstance(obj, Cooperative) else obj.cooperative.unit_id


rules.add_perm("cooperatives.view_register", is_staff_member)
rules.add_perm("cooperatives.register", keeps_register)
rules.add_perm("cooperatives.change", keeps_register)
rules.add_perm("cooperatives.record_figures", keeps_register)
rules.add_perm("cooperatives.record_area_figures", keeps_register)
rules.add_perm("cooperatives.add_product", keeps_register)
rules.add_perm("cooperatives.remove_product", keeps_register)
rules.add_perm("cooperatives.confirm_representative", keeps_register)
rules.add_perm("cooperatives.end_representative", keeps_register)
rules.add_perm("cooperatives.make_password_link", keeps_register)

_KEEPING = (
    *("cooperatives.register", "cooperatives.change", "cooperatives.record_figures"),
    *("cooperatives.record_area_figures", "cooperatives.add_product", "cooperatives.confirm_representative"),
    *("cooperatives.remove_product", "cooperatives.end_representative", "cooperatives.make_password_link"),
)
who_may(_("The coordinator of the body that keeps the register of this place may do it."), *_KEEPING)
who_may(_("Only staff of the bodies read the register."), "cooperatives.view_register")
