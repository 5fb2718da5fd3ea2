"""How long the pages take beside a plain indexed query on the same data: ratios, because machines differ.

Run it where `sample_data` was written; on an empty database the figures say nothing.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.test import Client, override_settings

from accounts.models import User
from meetings.models import Meeting
from petitions.models import Petition

ROUNDS = 7
PAGES = (
    ("list, newest", "/manage/petitions/"),
    ("list, late", "/manage/petitions/?due=late"),
    ("list, searched", "/manage/petitions/?q=kho+lanh+bao+quan"),
    ("list, nothing found", "/manage/petitions/?q=khong+co+tu+nay"),
    ("organisations", "/manage/cooperatives/"),
    ("organisations, searched", "/manage/cooperatives/?q=suoi+may"),
    ("meetings", "/manage/meetings/"),
    ("home", "/manage/"),
    ("public list", "/petitions/"),
    ("public list, searched", "/petitions/?q=kho+lanh"),
)


class Command(BaseCommand):
    help = "Median time of pages as a ratio to a plain indexed query of 50 rows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as", dest="email", default="dieuphoi@demo.hoinghi.vn", help="whose pages")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.filter(email=email).first()
        if user is None:
            raise CommandError(f"No user {email}: run seed_demo and sample_data first, or name another with --as.")
        self.stdout.write(f"{Petition.objects.count()} petitions, {Meeting.objects.count()} meetings; as {email}")
        plain = _median(
            lambda: list(Petition.objects.order_by("-received_at", "-id").values_list("code", "state")[:50])
        )
        self.stdout.write(f"{'plain indexed query of 50 rows':<32} 1.0")
        client = Client()
        client.force_login(user)
        with override_settings(ALLOWED_HOSTS=["testserver"]):
            for name, address in PAGES:
                self.stdout.write(f"{name:<32} {_median(partial(self._get, client, address)) / plain:.1f}")

    def _get(self, client: Client, address: str) -> None:
        status = client.get(address).status_code
        if status != 200:
            raise CommandError(f"{address} answered {status}.")


def _median(work: Callable[[], Any]) -> float:
    """Seconds; the first run warms caches and is not counted."""
    work()
    times = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)
