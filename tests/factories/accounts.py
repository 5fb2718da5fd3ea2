"""People, bodies and units with sensible defaults; the names are invented."""

from datetime import date

import factory

from accounts.enums import BodyKind, BodyLevel, Role, SigningPrefix, UnitKind
from accounts.models import AdministrativeUnit, Appointment, Department, Signatory, User
from accounts.selectors import rights_forget
from core.text import search_key

PASSWORD = "hoinghi-demo"


class AdministrativeUnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AdministrativeUnit

    code = factory.Sequence(lambda n: f"9{n:04d}")
    name = factory.Sequence(lambda n: f"Xã Bản Mới {n}")
    kind = UnitKind.COMMUNE
    parent = None
    path = factory.LazyAttribute(lambda unit: f"{unit.parent.path if unit.parent else '/'}{unit.code}/")
    search_key = factory.LazyAttribute(lambda unit: search_key(unit.name, unit.code))


class DepartmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Department

    name = factory.Sequence(lambda n: f"Sở Thử nghiệm {n}")
    short_name = ""
    symbol = ""
    kind = BodyKind.SO
    level = BodyLevel.PROVINCE
    search_key = factory.LazyAttribute(lambda body: search_key(body.name, body.short_name, body.symbol))


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    full_name = factory.Sequence(lambda n: f"Nông Văn Thử {n}")
    email = factory.Sequence(lambda n: f"nguoi{n}@example.vn")
    phone = None
    search_key = factory.LazyAttribute(lambda user: search_key(user.full_name, user.email or "", user.phone or ""))

    @factory.post_generation
    def password(self, create, extracted, **kwargs):
        self.set_password(extracted or PASSWORD)
        if create:
            self.save(update_fields=["password"])


class AppointmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Appointment

    user = factory.SubFactory(UserFactory)
    role = Role.OFFICER
    department = factory.SubFactory(DepartmentFactory)
    valid_from = date(2020, 1, 1)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        appointment = super()._create(model_class, *args, **kwargs)
        rights_forget(appointment.user)
        return appointment


class SignatoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Signatory

    body = factory.SubFactory(DepartmentFactory)
    full_name = "Lê Thị Hạnh"
    position = "Giám đốc"
    prefix = SigningPrefix.NONE
