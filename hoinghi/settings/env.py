"""Environment values, read once, refused with one clear line when they cannot be right."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def env_text(name: str, default: str | None = None) -> str:
    """The value of `name`, or of the file that `<name>_FILE` points to (container secrets).

    Raises ImproperlyConfigured when neither is set and there is no default, or when the file cannot be read.
    """
    file_name = env.str(f"{name}_FILE", default="")
    if file_name:
        try:
            return Path(file_name).read_text("utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE={file_name} cannot be read: {error.strerror}") from error
    value = env.str(name, default="") or default
    if value is None:
        raise ImproperlyConfigured(
            f"{name} is not set. Set it in the environment, or {name}_FILE to a file holding it."
        )
    return value


def env_url(name: str, schemes: tuple[str, ...], default: str | None = None) -> str:
    """A URL whose scheme is one of `schemes`. Raises ImproperlyConfigured naming the variable and what it may hold."""
    value = env_text(name, default)
    if value.split("://", 1)[0] not in schemes or "://" not in value:
        raise ImproperlyConfigured(f"{name} must start with one of {', '.join(f'{s}://' for s in schemes)}.")
    return value


def env_list(name: str, default: str | None = None) -> list[str]:
    """A comma-separated list without empty entries."""
    return [part.strip() for part in env_text(name, default).split(",") if part.strip()]
