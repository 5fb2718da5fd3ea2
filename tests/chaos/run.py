"""Kill worker, beat, broker and mail server at random under load; then nothing may be told twice, missing or untold.

    python -m tests.chaos.run --seconds 300 --seed 7

Everything it kills it has started itself, on free ports, with data in a folder of its own. It ends with 0 when all of
this holds, and says what does not:

1.  no mail reached the mail server twice; one that was cut off in the middle is shown as failed, and only by a person
    sent again;
2.  every mail that was owed arrived once, or is shown as failed with its reason;
3.  everybody was reminded of everything due, each thing once at each step, in one digest a day;
4.  every petition stands where its history says it was brought.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date, datetime
from datetime import time as clock_time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.chaos.processes import Ground

if TYPE_CHECKING:
    from tests.chaos.office import Office

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# After the last death everything must come to rest within this.
SETTLE_SECONDS = 180
ACTS_PER_ROUND = 3


def say(line: str) -> None:
    """At once: somebody may be watching."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill processes under load; nothing may be lost or told twice.")
    parser.add_argument("--seconds", type=int, default=300, help="how long processes die")
    parser.add_argument("--seed", type=int, default=7, help="which of them, when, and what is done meanwhile")
    parser.add_argument("--keep", action="store_true", help="keep the folder with data and logs")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="hoinghi-chaos-"))
    ground = Ground(folder)
    os.environ.clear()
    os.environ.update(ground.environment)
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], check=True)

    import django

    django.setup()
    try:
        wrong = live_through(ground, asked.seconds, random.Random(asked.seed))
    finally:
        ground.stop()
        if not asked.keep:
            subprocess.run(["rm", "-rf", str(folder)], check=True)
    for line in wrong:
        say(f"WRONG: {line}")
    say("something is wrong" if wrong else "nothing was lost, nothing was told twice")
    return 1 if wrong else 0


def live_through(ground: Ground, seconds: int, chance: random.Random) -> list[str]:
    """Two working days under fire, a third one to come to rest."""
    from django.utils import timezone

    from core.calendar import add_working_days
    from tests.chaos.office import Office

    days = [add_working_days(timezone.localdate(), number) for number in (3, 4, 5)]
    at(ground, days[0])
    office = Office.opened(days[0])
    ground.start()
    started = time.monotonic()
    next_death = started + 12
    while (now := time.monotonic()) - started < seconds:
        if now - started > seconds / 2:
            at(ground, days[1])
        for _number in range(ACTS_PER_ROUND):
            office.act(chance)
        if now >= next_death:
            say(f"{now - started:4.0f} s: {ground.kill_one(chance)} died")
            next_death = time.monotonic() + chance.uniform(4, 12)
        ground.keep_up()
        time.sleep(0.2)
    at(ground, days[2])
    say(f"deaths: {ground.deaths}")
    say(f"acts: {office.acts}, refused politely: {office.refused}")
    return settled(ground, office, days)


def at(ground: Ground, day: date) -> None:
    """The day and hour that the reminders live in."""
    ground.clock.write_text(datetime.combine(day, clock_time(9), ZONE).isoformat(), "ascii")


def settled(ground: Ground, office: "Office", days: list[date]) -> list[str]:
    """Wait until nothing is owed any more, then look at everything."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while owed(days[-1]) and time.monotonic() < deadline:
        ground.keep_up()
        time.sleep(1)
    wrong = [f"still owed: {line}" for line in owed(days[-1])]
    return wrong + mails_wrong(ground) + reminders_wrong(days) + states_wrong()


def owed(day: date) -> list[str]:
    """Mails on their way, and things due that somebody was not told of."""
    from core.models import Message
    from petitions.models import Reminder
    from petitions.selectors.reminding import reminders_due

    waiting = Message.objects.filter(channel="email", state__in=["queued", "sending"]).count()
    told = set(Reminder.objects.values_list("user_id", "subject", "step", "due"))
    missing = [
        f"person {pk} was not reminded of {one.subject}, {one.step}, due {one.due}"
        for pk, things in reminders_due(day).items()
        for one in things
        if (pk, one.subject, one.step, one.due) not in told
    ]
    return ([f"{waiting} mails"] if waiting else []) + missing[:10]


def mails_wrong(ground: Ground) -> list[str]:
    """What the mail server wrote down against what the outbox says."""
    from core.messages.delivery import INTERRUPTED
    from core.models import Message

    lines = ground.mail_file.read_text("utf-8").splitlines() if ground.mail_file.exists() else []
    taken = Counter(int(json.loads(line)["id"].split("-")[1]) for line in lines)
    rows = {row.pk: row for row in Message.objects.filter(channel="email")}
    wrong = [f"mail {pk} arrived {count} times" for pk, count in taken.items() if count > 1]
    wrong += [f"mail {pk} arrived and was never owed" for pk in taken if pk not in rows]
    for pk, row in rows.items():
        if row.state == "sent" and not taken[pk]:
            wrong.append(f"mail {pk} is marked as sent and never arrived")
        elif row.state == "failed" and not row.error:
            wrong.append(f"mail {pk} failed without a reason")
        elif taken[pk] and row.state == "failed" and row.error != INTERRUPTED:
            wrong.append(f"mail {pk} arrived and is shown as failed: {row.error}")
    states = Counter(row.state for row in rows.values())
    say(f"mails: {dict(states)}, arrived: {len(taken)}")
    return wrong


def reminders_wrong(days: list[date]) -> list[str]:
    """One digest a person a day; every reminder with its message, every digest with its reminders."""
    from core.models import Message
    from petitions.models import Reminder

    digests = Message.objects.filter(dedupe_key__startswith="reminders:", channel="in_app")
    seen = Counter(digests.values_list("to_user_id", "dedupe_key"))
    wrong = [f"person {who}: {count} digests for {key}" for (who, key), count in seen.items() if count > 1]
    if bare := Reminder.objects.filter(message=None).count():
        wrong.append(f"{bare} reminders without a message")
    told = set(Reminder.objects.values_list("message_id", flat=True))
    wrong += [f"digest {pk} reminds of nothing" for pk in digests.values_list("pk", flat=True) if pk not in told]
    keys = {f"reminders:{day.isoformat()}" for day in days}
    wrong += [f"a digest of another day: {key}" for _who, key in seen if key not in keys]
    say(f"digests: {len(seen)}, reminders: {Reminder.objects.count()}")
    return wrong


def states_wrong() -> list[str]:
    """Each petition's state is the one that the last step in its history leads to."""
    from core.audit import audit_for
    from petitions.enums import PETITION_TRANSITIONS
    from petitions.models import Petition

    targets = {f"petitions.{action.value}": rule.target for action, rule in PETITION_TRANSITIONS.items()}
    # A lead's return is told by the act on its part.
    targets["petitions.assignment_return"] = targets["petitions.return_assignment"]
    wrong = []
    for row in Petition.objects.order_by("pk"):
        steps = [entry.action for entry in audit_for(row) if entry.action in targets]
        if not steps or targets[steps[0]] != row.state:
            wrong.append(f"{row.code} is {row.state}, its history says {steps[:1]}")
    say(f"petitions: {dict(Counter(Petition.objects.values_list('state', flat=True)))}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
