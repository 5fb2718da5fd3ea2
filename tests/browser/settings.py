"""The embedded default, with static files named by content but not compressed: that takes longer than all the rest."""

from hoinghi.settings.embedded import *  # noqa: F403
from hoinghi.settings.embedded import STORAGES

STORAGES |= {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}
