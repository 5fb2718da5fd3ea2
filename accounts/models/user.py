from typing import Any, ClassVar

import rules
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.validators import email_normalise, phone_display, phone_normalise
from core.models.fields import NFCCharField, SearchKeyField
from core.text import search_key


class UserManager(BaseUserManager["User"]):
    """Makes users with contact data in the stored spelling; the services ask permission and call this."""

    def create_user(
        self,
        email: str | None = None,
        phone: str | None = None,
        full_name: str = "",
        password: str | None = None,
        **extra: Any,
    ) -> "User":
        """A user who signs in by `email` or `phone` (at least one). Without a password nobody can sign in yet."""
        if not email and not phone:
            raise ValueError("A user needs an e-mail address or a phone number.")
        user = self.model(
            email=email_normalise(email) if email else None,
            phone=phone_normalise(phone) if phone else None,
            full_name=full_name or (email or phone or ""),
            **extra,
        )
        user.search_key = search_key(user.full_name, user.email or "", user.phone or "")
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, full_name: str, password: str | None = None, **extra: Any) -> "User":
        """For `manage.py createsuperuser`: an administrator who also opens /admin/."""
        return self.create_user(
            email=email, full_name=full_name, password=password, is_staff=True, is_superuser=True, **extra
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=email_normalise(username or ""))


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by e-mail or phone. What they may do lies in their appointments and mandates."""

    full_name = NFCCharField(_("full name"), max_length=120)
    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    phone = NFCCharField(_("phone"), max_length=20, unique=True, null=True, blank=True)
    language = NFCCharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="vi")
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the technical administration"), default=False)
    date_joined = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    search_key = SearchKeyField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["full_name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="user_has_email_or_phone", condition=Q(email__isnull=False) | Q(phone__isnull=False)
            ),
            # Two empty strings would collide in the unique indexes, and nobody can sign in with one.
            models.CheckConstraint(name="user_contact_not_empty", condition=~Q(email="") & ~Q(phone="")),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name

    @property
    def phone_display(self) -> str:
        """The number as people read it: "0912 345 678"."""
        return phone_display(self.phone) if self.phone else ""

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Also drops the rights remembered on this object, which may have changed in the database."""
        super().refresh_from_db(*args, **kwargs)
        self._rights = None

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """The product's own rules hold for a superuser too: they run the system, they do not approve answers."""
        if rules.perm_exists(perm):
            return self.is_active and bool(rules.has_perm(perm, self, obj))
        return super().has_perm(perm, obj)
