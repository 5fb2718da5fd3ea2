"""Forms of the register."""

from cooperatives.forms.areas import AreaFiguresForm, AreaPickForm, TargetForm
from cooperatives.forms.details import (
    ProductForm,
    ProductRemoveForm,
    RepresentativeEndForm,
    RepresentativeForm,
    YearFiguresForm,
)
from cooperatives.forms.fields import OrganisationField, UnitField, YearField
from cooperatives.forms.register import CooperativeFilterForm, CooperativeForm

__all__ = [
    "AreaFiguresForm",
    "AreaPickForm",
    "CooperativeFilterForm",
    "CooperativeForm",
    "OrganisationField",
    "ProductForm",
    "ProductRemoveForm",
    "RepresentativeEndForm",
    "RepresentativeForm",
    "TargetForm",
    "UnitField",
    "YearField",
    "YearFiguresForm",
]
