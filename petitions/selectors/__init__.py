"""Reads, narrowed to what the person may see. Re-exports only."""

from petitions.selectors.acts import PAPER_ACTIONS, Act, actions_for, part_actions_for
from petitions.selectors.detail import petitions_detailed, petitions_rows, publications_detailed
from petitions.selectors.handling import coordinating_bodies, handling_body_for
from petitions.selectors.lines import public_petition
from petitions.selectors.lists import (
    NEWEST,
    URGENT,
    PetitionFilter,
    petition_by_receipt,
    petitions_counted,
    petitions_found,
    petitions_listed,
    petitions_of_meeting,
    petitions_published,
    petitions_represented,
    publications_prepared,
    published_years,
    topics_active,
)
from petitions.selectors.present import STAFF_AUDIENCES, petition_view
from petitions.selectors.reach import audience_of, petition_is_visible, petitions_visible, working_ids
from petitions.selectors.shapes import PetitionerPetition, PublicPetition, StaffPetition
from petitions.selectors.terms import term_of
from petitions.selectors.timeline import Moment, timeline
from petitions.selectors.work import (
    Holdup,
    PartWork,
    Work,
    holdups,
    part_work_of,
    parts_of,
    petitions_to_approve,
    work_of,
)

__all__ = [
    "NEWEST",
    "PAPER_ACTIONS",
    "STAFF_AUDIENCES",
    "URGENT",
    "Act",
    "Holdup",
    "Moment",
    "PartWork",
    "PetitionFilter",
    "PetitionerPetition",
    "PublicPetition",
    "StaffPetition",
    "Work",
    "actions_for",
    "audience_of",
    "coordinating_bodies",
    "handling_body_for",
    "holdups",
    "part_actions_for",
    "part_work_of",
    "parts_of",
    "petition_by_receipt",
    "petition_is_visible",
    "petition_view",
    "petitions_counted",
    "petitions_detailed",
    "petitions_found",
    "petitions_listed",
    "petitions_of_meeting",
    "petitions_published",
    "petitions_represented",
    "petitions_rows",
    "petitions_to_approve",
    "petitions_visible",
    "public_petition",
    "publications_detailed",
    "publications_prepared",
    "published_years",
    "term_of",
    "timeline",
    "topics_active",
    "work_of",
    "working_ids",
]
