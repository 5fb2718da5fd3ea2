"""Every change of the register."""

from cooperatives.services.figures import area_figures_record, area_figures_remove, figures_record, target_record
from cooperatives.services.products import product_add, product_remove
from cooperatives.services.register import CooperativeFacts, cooperative_register, cooperative_update, unit_label
from cooperatives.services.representatives import (
    representative_admit,
    representative_confirm,
    representative_end,
    representative_password_link,
)

__all__ = [
    "CooperativeFacts",
    "area_figures_record",
    "area_figures_remove",
    "cooperative_register",
    "cooperative_update",
    "figures_record",
    "product_add",
    "product_remove",
    "representative_admit",
    "representative_confirm",
    "representative_end",
    "representative_password_link",
    "target_record",
    "unit_label",
]
