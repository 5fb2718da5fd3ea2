"""A word is planted in every private field of what became public, and looked for in every byte others can fetch."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from core.text import search_key
from petitions.enums import PetitionState
from petitions.models import Attachment, InterimNote, Publication
from tests.architecture.matrix_objects import ARGUMENTS
from tests.architecture.matrix_walk import addresses, clients_of, is_foreign, url_of
from tests.factories.core import stored_file
from tests.factories.meetings import DelegateFactory
from tests.factories.petitions import PublicationFactory, petition_standing

OTHERS = ("anonymous", "outsider", "rival", "neighbour")
INSIDERS = ("coordinator", "head", "administrator")
# A word of its own for each field, so that a find says which field leaked.
PETITION = {
    "text": "Lời nguyên văn Zqnguyenvan",
    "summary": "Lời văn phòng Zqvanphong",
    "speaker": "Quách Thị Zqnguoinoi",
    "contact": "0987 650 001 zqlienhe@example.vn",
    "request": "Yêu cầu nội bộ Zqyeucau",
    "part": "Phần của sở Zqphancuaso",
    "officer": "Cán bộ Zqcanbo",
    "answer": "Câu trả lời chưa biên tập Zqtraloi",
    "remark": "Nhận xét Zqnhanxet",
    "note": "Ghi chú Zqghichu",
    "file": "zqtepdinhkem.pdf",
}
ORGANISATION = {
    "phone": "0987650002",
    "email": "zqhoptacxa@example.vn",
    "legal_representative": "Lục Văn Zqphapnhan",
    "note": "Ghi chú của cán bộ Zqghichuhtx",
}
DELEGATE = {"name": "Nông Thị Zqdaibieu", "phone": "0987650003", "email": "zqdaibieu2@example.vn"}
# What of each is looked for: the word that no page has by itself.
WORDS = sorted(
    word.lower()
    for told in (PETITION, ORGANISATION, DELEGATE)
    for text in told.values()
    for word in text.replace("0987 650 001", "0987650001").split()
    if "zq" in word.lower() or word.startswith("0987")
)


@pytest.fixture
def planted(world) -> SimpleNamespace:
    """The public petition, its organisation and a delegate of the public meeting, with a secret in each field."""
    row = petition_standing(
        PetitionState.ANSWERED,
        handled_by=world.ubnd,
        cooperative=world.cooperative,
        lead=world.sct,
        meeting=world.public_meeting,
        text=PETITION["text"],
        summary=PETITION["summary"],
        search_key=search_key(*PETITION.values()),
    )
    published = PublicationFactory(petition=row, answer=row.current_answer)
    Publication.objects.filter(pk=published.pk).update(search_key=search_key(published.petition_text))
    row.petitioners.update(speaker_name=PETITION["speaker"], contact=PETITION["contact"])
    row.answers.update(text=PETITION["answer"], remark=PETITION["remark"])
    part = row.assignments.model(petition=row, department=world.stc, department_name=world.stc.name, role="co")
    part.state, part.assigned_at, part.signed_at = "signed_off", row.received_at, row.received_at
    part.request, part.text, part.officer_name = PETITION["request"], PETITION["part"], PETITION["officer"]
    part.signed_by_name = PETITION["officer"]
    part.save()
    InterimNote.objects.create(petition=row, text=PETITION["note"], author_name="Trần Thu Hà")
    Attachment.objects.create(
        petition=row, file=stored_file(PETITION["file"], owner_kind="petitions.attachment"), caption=PETITION["file"]
    )
    for name, value in ORGANISATION.items():
        setattr(world.cooperative, name, value)
    world.cooperative.save()
    world.secret_delegate = DelegateFactory(
        meeting=world.public_meeting, cooperative=world.cooperative, represents_name=world.cooperative.name, **DELEGATE
    )
    world.planted = row
    return world


def pages(world: SimpleNamespace) -> Iterator[str]:
    """Every address of the matrix with each of its objects, and the planted ones."""
    for name in sorted({name for name, route in addresses() if not is_foreign(name, route)}):
        cases = [case for known, case in ARGUMENTS if known == name] or [""]
        yield from (url_of(world, name, case) for case in cases)
    yield reverse("petitions:detail", args=[world.planted.code])
    yield reverse("petitions:public_petition", args=[world.planted.code])
    yield reverse("meetings:delegate", args=[world.public_meeting.code, world.secret_delegate.pk])


def searches(word: str) -> Iterator[str]:
    """Every address that looks for words."""
    for name in (
        "petitions:public_petitions",
        "petitions:list",
        "meetings:list",
        "cooperatives:list",
        "cooperatives:suggest",
        "accounts:user_list",
    ):
        yield f"{reverse(name)}?q={word}&all=1"


def everything_in(response: HttpResponse) -> str:
    """The bytes of the answer with its headers and cookies, as small letters; a phone number without its gaps."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    head = repr(response.headers) + repr(response.cookies)
    return (body.decode("utf-8", "replace") + head).lower().replace("0987 650 001", "0987650001")


def found_by(client: Client, urls: Iterator[str]) -> dict[str, list[str]]:
    """Where this reader comes upon each planted word."""
    found: dict[str, list[str]] = {}
    for url in urls:
        text = everything_in(client.get(url))
        for word in WORDS:
            if word in text:
                found.setdefault(word, []).append(url)
    return found


@pytest.mark.parametrize("reader", OTHERS)
def test_no_private_word_of_a_public_petition_reaches_others(planted, reader):
    assert found_by(clients_of(planted.cast)[reader], pages(planted)) == {}


def test_the_planted_words_can_be_read_by_those_they_are_for(planted):
    """Otherwise the test above would look for what stands nowhere."""
    clients = clients_of(planted.cast)
    found = set().union(*(found_by(clients[reader], pages(planted)) for reader in INSIDERS))
    assert [word for word in WORDS if word not in found] == []


@pytest.mark.parametrize("reader", OTHERS)
def test_no_search_finds_a_public_petition_by_its_private_words(planted, reader):
    client = clients_of(planted.cast)[reader]
    # The meeting by its link: its title is offered as a filter, whatever is looked for.
    link = reverse("petitions:meeting_detail", args=[planted.public_meeting.code])
    names = (planted.planted.code, planted.cooperative.name, link)
    told = [
        url
        for word in WORDS
        for url in searches(word)
        for text in [everything_in(client.get(url))]
        if any(name.lower() in text for name in names)
    ]
    assert told == []


def test_the_search_finds_it_by_its_public_words(planted):
    """The control of the test above: the petition can be found at all."""
    body = Client().get(reverse("petitions:public_petitions"), {"q": "mat bang"}).content.decode()
    assert planted.planted.code in body
