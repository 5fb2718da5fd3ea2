"""The demo data, through the same services as the pages."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation

from hoinghi.demo.deadlines import seed_deadlines
from hoinghi.demo.inbox import seed_inbox, seed_lists
from hoinghi.demo.lam_giang import seed_lam_giang
from hoinghi.demo.memory import seed_memory
from hoinghi.demo.notices import seed_notices
from hoinghi.demo.people import seed_people
from hoinghi.demo.real_meetings import seed_real_meetings
from hoinghi.demo.routing import seed_routing


class Command(BaseCommand):
    help = "Enter two real meetings, and forty petitions of an invented province. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("Demo data is refused here: these are production settings or a real mail server.")
        # Frozen words (a place, a reason) are those of an office in Viet Nam.
        with translation.override("vi"):
            for step in (seed_people, seed_real_meetings):
                with transaction.atomic():
                    step()
            with transaction.atomic():
                people = seed_people()
                seed_lam_giang(people)
                seed_memory(people)
            with transaction.atomic():
                people = seed_people()
                seed_routing(people)
                seed_inbox(people)
                seed_lists(people)
                seed_deadlines(people)
                seed_notices(people)
        self.stdout.write("The demo data is in place.")
