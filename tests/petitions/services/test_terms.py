"""Due dates of 2025 to 2027 against a table made by hand, from the days off as they were announced.

Counted on paper, not by the code: the day of receipt is not counted (Bộ luật Dân sự Điều 147); a term whose last day
is off ends on the next working day (Điều 148); Saturday and Sunday are off. "w": working days, "c": calendar days.

Days off used. 2025: 1/1; Tết 25/1 to 2/2; 7/4; 30/4 to 4/5 (Friday 2/5 swapped, Saturday 26/4 worked); 30/8 to 2/9.
2026: 1/1 to 4/1 (Friday 2/1 swapped, Saturday 10/1 worked, 12729/VPCP-KGVX); Tết 14/2 to 22/2; 25/4 to 27/4; 30/4 to
3/5; 29/8 to 2/9 (Monday 31/8 swapped, Saturday 22/8 worked); 24/11. Not confirmed: the rows of 2027 (computed days
off; swaps are announced in late 2026) and 24/11 (the act that makes it a day off was not seen).
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from core.context import doing
from petitions.enums import Counting, StepKind
from petitions.models import Petition, StepTerm
from petitions.services.terms import due_by_term

pytestmark = pytest.mark.django_db

TABLE = """
03/01/2025 09:00 | c15 | 20/01/2025 | ends on Saturday 18/01
10/01/2025 20:30 | c15 | 03/02/2025 | Friday evening; ends on Saturday 25/01, the first day of Tết off
15/01/2025 08:00 | c15 | 03/02/2025 | ends on 30/01, mùng 2
23/01/2025 14:00 | w2  | 03/02/2025 | Friday 24/01, then Tết
24/01/2025 17:45 | w5  | 07/02/2025 | Friday evening before Tết: 3, 4, 5, 6, 7 February
29/01/2025 10:00 | w2  | 04/02/2025 | received on mùng 1
02/02/2025 21:00 | c20 | 24/02/2025 | ends on Saturday 22/02
03/04/2025 10:00 | w3  | 09/04/2025 | Monday 07/04 is Giỗ Tổ
17/03/2025 10:00 | c20 | 08/04/2025 | ends on Sunday 06/04, then Giỗ Tổ
22/04/2025 10:00 | w5  | 28/04/2025 | Saturday 26/04 is worked and counts
25/04/2025 19:00 | w2  | 28/04/2025 | Friday evening; the worked Saturday 26/04 is the first day
15/04/2025 10:00 | c15 | 05/05/2025 | ends on 30/04; off until 04/05, Friday 02/05 swapped
11/04/2025 10:00 | c15 | 26/04/2025 | ends on the worked Saturday: it does not move
29/04/2025 16:00 | w5  | 09/05/2025 | 5, 6, 7, 8, 9 May
01/05/2025 09:00 | w2  | 06/05/2025 | received on a holiday
17/08/2025 09:00 | c15 | 03/09/2025 | ends on Monday 01/09, off with 02/09
29/08/2025 18:30 | w5  | 09/09/2025 | Friday evening before 2/9: 3, 4, 5, 8, 9 September
09/11/2025 09:00 | c15 | 24/11/2025 | 24/11 was not yet a holiday in 2025
17/12/2025 09:00 | c15 | 05/01/2026 | ends on 01/01; Friday 02/01 swapped
31/12/2025 22:00 | w5  | 09/01/2026 | 5, 6, 7, 8, 9 January
02/01/2026 09:00 | w6  | 10/01/2026 | received on the swapped Friday; the sixth day is the worked Saturday
26/12/2025 09:00 | c15 | 10/01/2026 | ends on the worked Saturday: it does not move
30/01/2026 09:00 | c15 | 23/02/2026 | ends on Saturday 14/02, off for Tết until 22/02
12/02/2026 09:00 | w2  | 23/02/2026 | Friday 13/02, then Tết
13/02/2026 20:15 | w5  | 27/02/2026 | Friday evening before Tết: 23, 24, 25, 26, 27 February
17/02/2026 09:00 | c20 | 09/03/2026 | received on mùng 1, ends on a Monday
05/03/2026 09:00 | c15 | 20/03/2026 | ends on a Friday
07/03/2026 09:00 | c15 | 23/03/2026 | received on a Saturday; ends on Sunday 22/03
23/04/2026 09:00 | w2  | 28/04/2026 | Monday 27/04 is off for Giỗ Tổ, which fell on Sunday
11/04/2026 09:00 | c15 | 28/04/2026 | ends on Sunday 26/04, Monday 27/04 is off too
29/04/2026 09:00 | w2  | 05/05/2026 | 30/04 and 01/05 off: Monday 4, Tuesday 5 May
10/04/2026 09:00 | c20 | 04/05/2026 | ends on 30/04
21/08/2026 18:00 | w2  | 24/08/2026 | Friday evening; the worked Saturday 22/08 is the first day
07/08/2026 09:00 | c15 | 22/08/2026 | ends on the worked Saturday: it does not move
28/08/2026 09:00 | w5  | 09/09/2026 | Monday 31/08 swapped, 1 and 2/9 off: 3, 4, 7, 8, 9 September
16/08/2026 09:00 | c15 | 03/09/2026 | ends on the swapped Monday 31/08
09/11/2026 09:00 | c15 | 25/11/2026 | ends on 24/11, a holiday from 2026
20/11/2026 17:30 | w2  | 25/11/2026 | Friday evening; Monday 23, not 24/11, Wednesday 25
24/11/2026 09:00 | c15 | 09/12/2026 | received on the holiday 24/11
17/12/2026 09:00 | c15 | 04/01/2027 | ends on Friday 01/01
22/01/2027 09:00 | c15 | 11/02/2027 | ends on Saturday 06/02, mùng 1; off until 10/02 (not confirmed)
03/02/2027 09:00 | w5  | 17/02/2027 | off 4 to 10/02: 11, 12, 15, 16, 17 February (not confirmed)
15/04/2027 09:00 | w2  | 20/04/2027 | Friday 16/04 is Giỗ Tổ
16/04/2027 09:00 | c15 | 04/05/2027 | ends on Saturday 01/05, Monday 03/05 off in its stead
29/04/2027 09:00 | w2  | 05/05/2027 | Friday 30/04 and Monday 03/05 off
18/08/2027 09:00 | c15 | 06/09/2027 | ends on Thursday 02/09, Friday 03/09 off (which day beside it: not confirmed)
09/11/2027 09:00 | c15 | 25/11/2027 | ends on 24/11
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
COUNTING = {"w": Counting.WORKING, "c": Counting.CALENDAR}


def test_table_has_forty_dates():
    assert len(ROWS) >= 40


@pytest.mark.parametrize(("received", "term", "due", "why"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_due_date_agrees_with_the_table_made_by_hand(received, term, due, why):
    kind = StepKind.ANSWER if term[0] == "c" else StepKind.CLASSIFY
    StepTerm.objects.create(kind=kind, days=int(term[1:]), counting=COUNTING[term[0]])
    at = datetime.strptime(received, "%d/%m/%Y %H:%M").replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    row = Petition()
    with doing("test"):
        due_by_term(row, kind, timezone.localdate(at))
    assert row.due.strftime("%d/%m/%Y") == due, why
