from accounts.forms.login import LoginForm
from accounts.forms.settings import (
    AppointmentForm,
    BodyCloseForm,
    BodyFilterForm,
    BodyForm,
    DelegationForm,
    LanguageForm,
    LastDayForm,
    PersonForm,
    ReasonForm,
    SignatoryForm,
    UnitFilterForm,
    UserFilterForm,
)

__all__ = [
    "AppointmentForm",
    "BodyCloseForm",
    "BodyFilterForm",
    "BodyForm",
    "DelegationForm",
    "LanguageForm",
    "LastDayForm",
    "LoginForm",
    "PersonForm",
    "ReasonForm",
    "SignatoryForm",
    "UnitFilterForm",
    "UserFilterForm",
]
