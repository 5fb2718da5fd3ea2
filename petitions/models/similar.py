"""What petitions are about, term by term, for finding the alike; the indexes over it stand in migration `similar`.

Two tables and two indexes: what the public may search holds nothing but published words, not even in its counts.
"""

from django.db import models

from core.models.fields import SearchKeyField


class PetitionTerms(models.Model):
    """`core.text.likeness_terms` of a sent petition's words and wording, parted by spaces; for staff."""

    petition = models.OneToOneField(
        "petitions.Petition", on_delete=models.CASCADE, primary_key=True, related_name="likeness"
    )
    terms = SearchKeyField()

    def __str__(self) -> str:
        return str(self.petition_id)


class PublicationTerms(models.Model):
    """The same of the public words of a petition, as long as they are published; for everyone."""

    publication = models.OneToOneField(
        "petitions.Publication", on_delete=models.CASCADE, primary_key=True, related_name="likeness"
    )
    terms = SearchKeyField()

    def __str__(self) -> str:
        return str(self.publication_id)
