"""Composition root: settings, addresses, the Celery application. Imported by no other package."""

from hoinghi.celery import app as celery_app

__all__ = ["celery_app"]
