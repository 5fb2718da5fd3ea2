"""Logging what comes in outside a meeting: a visit, a letter, a call; or what an intermediary has collected."""

from datetime import date, datetime, time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Department, User
from accounts.selectors import bodies_valid_on
from core.exceptions import DomainError
from core.permissions import require
from core.web.htmx import HtmxHttpRequest
from petitions.enums import Channel
from petitions.forms.intake import NewPetitionForm
from petitions.models import Petition
from petitions.selectors import topics_active
from petitions.selectors.reach import collecting_ids, handling_ids
from petitions.services import PetitionEntry, PetitionerEntry, petition_log
from petitions.views.access import staff_page
from petitions.views.log import register_finder


@staff_page
@require_http_methods(["GET", "POST"])
def new(request: HtmxHttpRequest) -> HttpResponse:
    """One petition, for the office or the intermediary the person coordinates."""
    user = request.user
    require(user, "petitions.log")
    given: dict[str, Any] = {"data": request.POST} if request.method == "POST" else {"initial": _initial(request)}
    form = NewPetitionForm(
        offices=_offices(user),
        topics=topics_active(),
        register=register_finder(user),
        suggest_url=reverse("cooperatives:suggest"),
        **given,
    )
    if request.method == "POST" and form.is_valid():
        try:
            petition = _log(user, form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Logged as %(code)s.") % {"code": petition.code})
            if form.adds_another:
                return redirect(f"{reverse('petitions:new')}?channel={petition.channel}")
            return redirect("petitions:detail", code=petition.code)
    return render(request, "petitions/manage/petition_new.html", {"form": form}, status=422 if form.errors else 200)


def _initial(request: HtmxHttpRequest) -> dict[str, Any]:
    """The next letter of a pile usually came in as the one before."""
    return {"channel": request.GET.get("channel", "")}


def _offices(user: User) -> list[Department]:
    ids = handling_ids(user) | collecting_ids(user)
    return [one for one in bodies_valid_on(timezone.localdate()) if one.pk in ids]


def _log(user: User, data: dict[str, Any]) -> Petition:
    """An intermediary logs for the office of the petitioner's place; an office for itself."""
    body = data["body"]
    collects = body.is_intermediary
    petitioner = PetitionerEntry(
        cooperative=data["cooperative"],
        name="" if data["cooperative"] else data["organisation"],
        kind=data["petitioner_kind"],
        speaker_name=data["speaker_name"],
        contact=data["contact"],
    )
    entry = PetitionEntry(
        text=data["text"],
        petitioners=(petitioner,),
        channel=Channel.LIST if collects else Channel(data["channel"]),
        handled_by=None if collects else body,
        topic=data["topic"],
        collected_by=body if collects else None,
    )
    return petition_log(actor=user, entry=entry, once_key=data["form_key"], at=_moment(data["received_on"]))


def _moment(day: date | None) -> datetime | None:
    """The beginning of an earlier day, whose hour nobody noted; None for today."""
    if day is None or day == timezone.localdate():
        return None
    return timezone.make_aware(datetime.combine(day, time.min))
