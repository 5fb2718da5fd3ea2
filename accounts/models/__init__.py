from accounts.models.appointment import Appointment
from accounts.models.department import Department
from accounts.models.signatory import Signatory
from accounts.models.unit import AdministrativeUnit
from accounts.models.user import User, UserManager

__all__ = ["AdministrativeUnit", "Appointment", "Department", "Signatory", "User", "UserManager"]
