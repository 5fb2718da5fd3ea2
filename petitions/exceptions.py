"""What this app may refuse, beyond core's DomainError and TransitionError."""


class TextFrozenError(RuntimeError):
    """Somebody tried to change a petition's own words after it was sent: a fault of the program, never of a user."""
