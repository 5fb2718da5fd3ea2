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
from petitions.selectors import petitions_found, petitions_listed, petitions_similar, publications_similar

ROUNDS = 7
# A wish as somebody would type it, of words that thousands of the sample's petitions hold, and of words that few do.
TYPED = (
    ("common words", "HTX can kho lanh bao quan nong san nhung dien phuc vu qua tai, de nghi ho tro trong nam nay"),
    ("rare words", "ong mat Bản Hin chết vì phun thuốc sâu, tổ hợp tác nuôi ong xin vay mua thùng và máy quay mật"),
)
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
        self._similar(user)

    def _similar(self, user: User) -> None:
        """Petitions alike, beside the plain indexed search that a staff list does."""
        search = _median(lambda: list(petitions_found(petitions_listed(user), "kho lanh bao quan")[:50]))
        self.stdout.write(
            f"{'plain indexed search of 50 rows':<32} {search * 1000:.0f} ms, the measure of what follows:"
        )
        for name, text in TYPED:
            self.stdout.write(
                f"{'similar, ' + name:<32} {_median(partial(petitions_similar, user, text)) / search:.2f}"
            )
            public = _median(partial(publications_similar, text))
            self.stdout.write(f"{'similar and public, ' + name:<32} {public / search:.2f}")

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
