from accounts.services.appointments import appointment_end, appointment_give, delegation_end, delegation_give
from accounts.services.bodies import (
    DepartmentFacts,
    department_close,
    department_create,
    department_update,
    signatory_add,
    signatory_end,
)
from accounts.services.people import (
    password_link_made,
    user_create,
    user_deactivate,
    user_password_link,
    user_reactivate,
    user_set_language,
    user_update,
)
from accounts.services.unit_file import unit_file_read
from accounts.services.units import UnitImportError, UnitImportResult, UnitRow, unit_import

__all__ = [
    "DepartmentFacts",
    "UnitImportError",
    "UnitImportResult",
    "UnitRow",
    "appointment_end",
    "appointment_give",
    "delegation_end",
    "delegation_give",
    "department_close",
    "department_create",
    "department_update",
    "password_link_made",
    "signatory_add",
    "signatory_end",
    "unit_file_read",
    "unit_import",
    "user_create",
    "user_deactivate",
    "user_password_link",
    "user_reactivate",
    "user_set_language",
    "user_update",
]
