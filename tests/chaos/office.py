"""Work as an office does it, through the services: what the script lets happen while things die around it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from accounts.enums import BodyKind, Role
from accounts.models import Department, User
from core.calendar import add_working_days
from core.exceptions import DomainError
from petitions.enums import Channel, Outcome, PetitionState
from petitions.models import Petition
from petitions.services import (
    AssignmentOrder,
    OutcomeEntry,
    PetitionEntry,
    PetitionerEntry,
    answer_approve,
    answer_send_back,
    answer_submit,
    assignment_return,
    assignment_sign_off,
    due_extend,
    petition_assign,
    petition_log,
    petition_pause,
    petition_resume,
)
from tests.factories.accounts import AppointmentFactory, DepartmentFactory

S = PetitionState


@dataclass
class Office:
    """One committee, its departments, and who works there."""

    coordinator: User
    leader: User
    handling: Department
    heads: dict[Department, User]
    first_day: date
    acts: int = 0
    refused: int = 0

    @classmethod
    def opened(cls, first_day: date) -> "Office":
        ubnd = DepartmentFactory(name="Ủy ban nhân dân tỉnh Lam Giang", kind=BodyKind.UBND)
        people = [AppointmentFactory(role=role, department=ubnd).user for role in (Role.COORDINATOR, Role.LEADER)]
        bodies = [DepartmentFactory(name=f"Sở {name}", parent=ubnd) for name in ("Công Thương", "Tài chính", "Y tế")]
        heads = {body: AppointmentFactory(role=Role.HEAD, department=body).user for body in bodies}
        for body in bodies:
            AppointmentFactory(role=Role.OFFICER, department=body)
        return cls(people[0], people[1], ubnd, heads, first_day)

    def act(self, chance: random.Random) -> None:
        """One act of somebody; a polite refusal is part of the day."""
        acts: list[Callable[[random.Random], None]] = [self._log, self._assign, self._assign, self._sign, self._submit]
        acts += [self._decide, self._return, self._extend, self._pause, self._resume]
        try:
            chance.choice(acts)(chance)
            self.acts += 1
        except DomainError:
            self.refused += 1

    def _some(self, chance: random.Random, *states: str, **facts: object) -> Petition:
        found = list(Petition.objects.filter(state__in=states, **facts).order_by("-id")[:40])
        if not found:
            raise DomainError("Nobody is there.")
        return chance.choice(found)

    def _log(self, chance: random.Random) -> None:
        petition_log(
            actor=self.coordinator,
            entry=PetitionEntry(
                text=f"Đề nghị bố trí mặt bằng, lần {chance.randrange(10**9)}.",
                petitioners=(PetitionerEntry(name="Hợp tác xã Miến dong Đá Trắng"),),
                channel=Channel.LETTER,
                handled_by=self.handling,
            ),
        )

    def _assign(self, chance: random.Random) -> None:
        lead, co = chance.sample(list(self.heads), 2)
        due = add_working_days(self.first_day, chance.randint(-2, 6))
        if due <= timezone.localdate():
            due = timezone.localdate() + timedelta(days=1)
        petition_assign(
            actor=self.coordinator,
            petition=self._some(chance, S.RECEIVED),
            lead=AssignmentOrder(lead),
            parts=[AssignmentOrder(co)] if chance.random() < 0.5 else [],
            due=due,
        )

    def _sign(self, chance: random.Random) -> None:
        row = self._some(chance, S.ASSIGNED)
        for part in row.assignments.filter(state="open")[: chance.randint(1, 2)]:
            assignment_sign_off(actor=self.heads[part.department], assignment=part, text="Đã xem xét, trả lời như sau.")

    def _submit(self, chance: random.Random) -> None:
        row = self._some(chance, S.ASSIGNED)
        answer_submit(actor=self.heads[row.current_lead.department], petition=row)  # type: ignore[union-attr]

    def _decide(self, chance: random.Random) -> None:
        row = self._some(chance, S.IN_REVIEW)
        if chance.random() < 0.3:
            answer_send_back(actor=self.leader, petition=row, remark="Ghi rõ thời gian.")
        else:
            answer_approve(actor=self.leader, petition=row, outcome=OutcomeEntry(Outcome.EXPLAINED))

    def _return(self, chance: random.Random) -> None:
        lead = self._some(chance, S.ASSIGNED).current_lead
        if lead is not None and chance.random() < 0.3:
            assignment_return(actor=self.heads[lead.department], assignment=lead, reason="Không thuộc thẩm quyền.")

    def _extend(self, chance: random.Random) -> None:
        row = self._some(chance, S.ASSIGNED, paused_at=None)
        due = (row.due or self.first_day) + timedelta(days=chance.randint(1, 5))
        due_extend(actor=self.coordinator, petition=row, due=due, reason="Chờ đo đạc.")

    def _pause(self, chance: random.Random) -> None:
        if chance.random() < 0.3:
            petition_pause(actor=self.coordinator, petition=self._some(chance, S.ASSIGNED), reason="Chờ bản án.")

    def _resume(self, chance: random.Random) -> None:
        petition_resume(actor=self.coordinator, petition=self._some(chance, S.ASSIGNED, paused_at__isnull=False))
