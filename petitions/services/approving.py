"""Many answers approved in one go: each judged on its own, under its own lock."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from core.actors import Actor
from core.exceptions import DomainError
from petitions.models import Petition
from petitions.services.answers import answer_approve
from petitions.services.entries import OutcomeEntry


@dataclass(frozen=True)
class Approval:
    """One answer that the leader has read, and how it ends."""

    petition: Petition
    seen_version: int
    outcome: OutcomeEntry


@dataclass(frozen=True)
class Approved:
    """What became of a batch: the petitions approved, and those left as they were, each with the reason in words."""

    done: tuple[Petition, ...]
    left: tuple[tuple[Petition, str], ...]


def answers_approve(*, actor: Actor, approvals: Sequence[Approval], remark: str = "") -> Approved:
    """Approve each answer in a transaction of its own; what somebody else decided meanwhile is left, and said.

    One remark goes with all. Raises nothing for a single refusal.
    """
    done, left = [], []
    for one in approvals:
        try:
            done.append(
                answer_approve(
                    actor=actor,
                    petition=one.petition,
                    outcome=one.outcome,
                    seen_version=one.seen_version,
                    remark=remark,
                )
            )
        except (DomainError, PermissionDenied) as refusal:
            left.append((one.petition, str(refusal)))
    return Approved(tuple(done), tuple(left))
