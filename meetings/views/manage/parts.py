"""The pages of a meeting's parts: hosts, programme, delegates, documents, drafts, conclusions, awards, pictures."""

from django.http import HttpResponse

from core.web.htmx import HtmxHttpRequest
from meetings.views.manage.kinds import AGENDA, AWARDS, CONCLUSIONS, CONSULTATIONS, DELEGATES, HOSTS, PHOTOS, REFERENCES
from meetings.views.manage.part import (
    part_item,
    part_list,
    staff_page,
)


@staff_page
def hosts(request: HtmxHttpRequest, code: str) -> HttpResponse:
    return part_list(request, code, HOSTS)


@staff_page
def host(request: HtmxHttpRequest, code: str, pk: int) -> HttpResponse:
    return part_item(request, code, pk, HOSTS)


@staff_page
def agenda(request: HtmxHttpRequest, code: str) -> HttpResponse:
    return part_list(request, code, AGENDA)


@staff_page
def agenda_item(request: HtmxHttpRequest, code: str, pk: int) -> HttpResponse:
    return part_item(request, code, pk, AGENDA)


@staff_page
def delegates(request: HtmxHttpRequest, code: str) -> HttpResponse:
    return part_list(request, code, DELEGATES)


@staff_page
def delegate(request: HtmxHttpRequest, code: str, pk: int) -> HttpResponse:
    return part_item(request, code, pk, DELEGATES)


@staff_page
def references(request: HtmxHttpRequest, code: str) -> HttpResponse:
    return part_list(request, code, REFERENCES)


@staff_page
def reference(request: HtmxHttpRequest, code: str, pk: int) -> HttpResponse:
    return part_item(request, code, pk, REFERENCES)


@staff_page
def consultations(request: HtmxHttpRequest, code: str) -> HttpResponse:
    return part_list(request, code, CONSULTATIONS)


@staff_page
def awards(request: HtmxHttpRequest, code: str) -> HttpResponse:
    return part_list(request, code, AWARDS)


@staff_page
def award(request: HtmxHttpRequest, code: str, pk: int) -> HttpResponse:
    return part_item(request, code, pk, AWARDS)


@staff_page
def photos(request: HtmxHttpRequest, code: str) -> HttpResponse:
    return part_list(request, code, PHOTOS)


@staff_page
def photo(request: HtmxHttpRequest, code: str, pk: int) -> HttpResponse:
    return part_item(request, code, pk, PHOTOS)


@staff_page
def conclusions(request: HtmxHttpRequest, code: str) -> HttpResponse:
    return part_list(request, code, CONCLUSIONS)
