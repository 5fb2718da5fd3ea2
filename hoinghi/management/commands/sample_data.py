"""Fill the database to the size of a big province, to see how the pages behave there."""

import gc
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from hoinghi.demo.people import seed_people
from hoinghi.sample.petitions import PetitionMaker
from hoinghi.sample.register import Ground, make_communes, make_cooperatives, make_meetings
from hoinghi.sample.words import Words

SEED = 20261122


class Command(BaseCommand):
    help = "Write sample organisations, meetings and petitions in bulk (the same numbers give the same rows)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cooperatives", type=int, default=50_000)
        parser.add_argument("--meetings", type=int, default=500)
        parser.add_argument("--petitions", type=int, default=200_000)

    def handle(self, *args: Any, cooperatives: int, meetings: int, petitions: int, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("Sample data is refused here: these are production settings or a real mail server.")
        if petitions and not (cooperatives and meetings):
            raise CommandError("Petitions need organisations and meetings: give numbers above 0.")
        # Hundreds of thousands of live objects that point at each other: looking through them again and again for
        # garbage would take most of the time. Each batch is collected when it is written.
        gc.disable()
        began = time.monotonic()
        if connection.vendor == "sqlite":
            # The indexes of the big tables grow past the memory that is enough for every day.
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA cache_size = -262144")
        words = Words(SEED)
        people = seed_people()
        communes = make_communes(people.province, words)
        ground = Ground(people.province, people.bodies["ubnd"], people.departments, communes)
        organisations = make_cooperatives(ground, words, cooperatives)
        self._say("organisations", len(organisations), began)
        held = make_meetings(ground, words, meetings)
        self._say("meetings", len(held), began)
        if petitions:
            PetitionMaker(ground, words, held, organisations).make(petitions)
            self._say("petitions", petitions, began)
        if connection.vendor == "postgresql":
            # Its own housekeeping would come a minute later. SQLite is better off without: where most rows hold no
            # value it would read whole tables instead of using an index.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def _say(self, what: str, count: int, began: float) -> None:
        self.stdout.write(f"{count} {what} after {time.monotonic() - began:.0f} s")
