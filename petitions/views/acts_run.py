"""From a valid form to the service: nothing but the renaming of fields into what the service wants."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from core.audit import PaperRecord
from core.exceptions import DomainError
from core.files import file_store
from core.models import StoredFile
from petitions.enums import Outcome, PetitionKind, PublicationState
from petitions.forms.base import PAPER_KINDS
from petitions.models import Petition, Publication
from petitions.selectors import petitions_visible
from petitions.services import (
    AssignmentOrder,
    Classification,
    EscalationOrder,
    Letter,
    OutcomeEntry,
    PublicWords,
    SplitPiece,
    SpotAnswer,
    answer_approve,
    answer_confirm,
    answer_directly,
    answer_send_back,
    attachment_add,
    escalation_letter_set,
    escalation_record_reply,
    petition_answer_on_the_spot,
    petition_classify,
    petition_escalate,
    petition_merge,
    petition_split,
    publication_prepare,
    publication_publish,
    publication_reword,
    publication_withdraw,
)

PAPER_OWNER_KIND = "petitions.paper"
# A user, the petition or a part of it, a valid form.
Run = Callable[[User, Any, Any], Any]


def paper_of(user: User, form: Any) -> PaperRecord | None:
    """The paper an act is recorded from, its scan kept. Within the transaction of the act."""
    upload = form.cleaned_data.get("paper_scan")
    scan = scan_kept(user, upload) if upload else None
    paper: PaperRecord | None = form.paper(scan)
    return paper


def scan_kept(user: User, upload: Any) -> StoredFile:
    """Keep the scan of a paper. Who acted by this right has been asked before."""
    return file_store(actor=user, upload=upload, owner_kind=PAPER_OWNER_KIND, allowed=PAPER_KINDS)


def plain(service: Callable[..., Any], *names: str, paper: bool = False) -> Run:
    """A service whose arguments are the fields of the form, name for name."""

    def run(user: User, petition: Petition, form: Any) -> None:
        given = {name: form.cleaned_data[name] for name in names}
        if paper:
            given["paper"] = paper_of(user, form)
        service(actor=user, petition=petition, **given)

    return run


def outcome_entry(data: dict[str, Any]) -> OutcomeEntry:
    """The outcome as a form gave it."""
    return OutcomeEntry(Outcome(data["outcome"]), data.get("outcome_due"), data.get("outcome_note", ""))


def outcome_known(data: dict[str, Any]) -> OutcomeEntry | None:
    """The same; None when nobody named one."""
    return outcome_entry(data) if data.get("outcome") else None


def letter_entry(data: dict[str, Any]) -> Letter | None:
    """The letter as a form gave it; None without one."""
    number, day = data.get("letter_number", ""), data.get("letter_date")
    return Letter(number, day) if number or day else None


def classify(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    classification = Classification(
        kind=PetitionKind(data["kind"]),
        topic=data["topic"],
        authority_level=data["authority_level"],
        summary=data["summary"],
        public_text=data["public_text"],
    )
    petition_classify(actor=user, petition=petition, classification=classification, seen_version=data["version"])


def merge(user: User, petition: Petition, form: Any) -> None:
    code = form.cleaned_data["lead"].upper()
    lead = next(iter(petitions_visible(user).in_bulk([code], field_name="code").values()), None)
    if lead is None:
        raise DomainError(_("There is no petition with this code among those you see."), field="lead")
    petition_merge(actor=user, petition=petition, lead=lead, reason=form.cleaned_data["reason"])


def split(user: User, petition: Petition, form: Any) -> None:
    pieces = [SplitPiece(text=text, topic=petition.topic) for text in form.cleaned_data["texts"]]
    petition_split(actor=user, petition=petition, pieces=pieces)


def answer_on_the_spot(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    answer = SpotAnswer(
        body=data["body"],
        body_name=data["body_name"],
        person_name=data["person_name"],
        person_position=data["person_position"],
        text=data["text"],
        outcome=outcome_known(data),
        answered_on=data["answered_on"],
    )
    petition_answer_on_the_spot(actor=user, petition=petition, answer=answer)


def direct_answer(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    answer_directly(
        actor=user,
        petition=petition,
        outcome=outcome_entry(data),
        text=data["text"],
        letter=letter_entry(data),
        paper=paper_of(user, form),
    )


def approve(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    answer_approve(
        actor=user,
        petition=petition,
        outcome=outcome_entry(data),
        seen_version=data["seen_version"],
        letter=letter_entry(data),
        remark=data["remark"],
        paper=paper_of(user, form),
    )


def send_back(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    answer_send_back(
        actor=user,
        petition=petition,
        remark=data["remark"],
        passages=data["passages"],
        reopen=data["reopen"] or None,
        seen_version=data["seen_version"],
        paper=paper_of(user, form),
    )


def escalate(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    order = EscalationOrder(
        to_body=data["to_body"],
        to_name=data["to_name"],
        subject=data["subject"],
        letter=letter_entry(data) or Letter(),
        next_check=data["next_check"],
    )
    petition_escalate(actor=user, petition=petition, order=order)


def record_reply(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    escalation_record_reply(
        actor=user,
        petition=petition,
        text=data["text"],
        letter=letter_entry(data),
        lead=AssignmentOrder(data["lead"]) if data["lead"] else None,
        due=data["due"],
    )


def prepare(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    words = PublicWords(data["petition_text"], data["answer_text"], data["petitioners"])
    publication_prepare(actor=user, petition=petition, words=words)


def _prepared(petition: Petition) -> list[Publication]:
    """What is prepared for publication. Raises DomainError when nothing is."""
    found = [one for one in petition.publications.all() if one.state == PublicationState.PREPARED]
    if not found:
        raise DomainError(_("Nothing is prepared for publication here."))
    return found


def reword(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    words = PublicWords(data["petition_text"], data["answer_text"], data["petitioners"])
    publication_reword(actor=user, publication=_prepared(petition)[0], words=words)


def escalation_letter(user: User, petition: Petition, form: Any) -> None:
    if petition.current_escalation is None:
        raise DomainError(_("This petition lies with no higher authority."))
    escalation_letter_set(
        actor=user,
        escalation=petition.current_escalation.escalation,
        letter=letter_entry(form.cleaned_data) or Letter(),
        next_check=form.cleaned_data["next_check"],
    )


def publish(user: User, petition: Petition, form: Any) -> None:
    publication_publish(actor=user, publications=_prepared(petition), paper=paper_of(user, form))


def unpublish(user: User, petition: Petition, form: Any) -> None:
    public = [one for one in petition.publications.all() if one.state == "published"]
    if not public:
        raise DomainError(_("This petition is not public."))
    publication_withdraw(actor=user, publication=public[0], reason=form.cleaned_data["reason"])


def attach(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    attachment_add(actor=user, petition=petition, upload=data["file"], caption=data["caption"])


def confirm(user: User, petition: Petition, form: Any) -> None:
    if petition.current_answer is None:
        raise DomainError(_("There is no answer to confirm."))
    outcome = outcome_known(form.cleaned_data)
    answer_confirm(actor=user, answer=petition.current_answer, outcome=outcome, paper=paper_of(user, form))
