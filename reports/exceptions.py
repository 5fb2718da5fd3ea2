"""What can go wrong while a document is made."""


class RenderingError(Exception):
    """The layout of a document could not be made; the message is for the log, not for the reader."""
