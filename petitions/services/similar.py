"""Keeping what petitions are found alike by. Called by the services that change the words; no act of its own."""

from core.text import likeness_terms
from petitions.enums import PetitionState, PublicationState
from petitions.models import Petition, PetitionTerms, Publication, PublicationTerms


def petition_terms_refresh(row: Petition) -> None:
    """After the words or the wording changed. A draft is nobody's business yet."""
    if row.state == PetitionState.DRAFT:
        return
    PetitionTerms.objects.bulk_create(
        [PetitionTerms(petition=row, terms=" ".join(likeness_terms(row.summary, row.text)))],
        update_conflicts=True,
        unique_fields=["petition"],
        update_fields=["terms"],
    )


def publication_terms_refresh(one: Publication) -> None:
    """After it was published or taken back: only what is public stands in the public index."""
    if one.state != PublicationState.PUBLISHED:
        PublicationTerms.objects.filter(publication=one).delete()
        return
    PublicationTerms.objects.bulk_create(
        [PublicationTerms(publication=one, terms=" ".join(likeness_terms(one.petition_text)))],
        update_conflicts=True,
        unique_fields=["publication"],
        update_fields=["terms"],
    )
