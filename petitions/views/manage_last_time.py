"""The first page of a meeting: what became of last time, which the room can contest."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from core.exceptions import DomainError
from core.permissions import allowed, require
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from meetings.models import Meeting
from meetings.selectors import meetings_visible
from petitions.forms.contests import ContestForm
from petitions.models import Contest, Petition
from petitions.selectors import petitions_visible
from petitions.selectors.last_time import LastTime, last_time
from petitions.services.contests import contest_note
from petitions.views.access import staff_page


@staff_page
@require_http_methods(["GET", "POST"])
def last_time_page(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Read it out, print it; what the room says against it is noted in one line."""
    user = request.user
    meeting = gate(user, None, meetings_visible(user).select_related("organiser"), code=code)
    may_note = allowed(user, "petitions.note_contest", Petition(handled_by=meeting.organiser))
    if request.method == "POST":
        require(user, "petitions.note_contest", Petition(handled_by=meeting.organiser))
    found = last_time(user, meeting)
    count = found.count if found else 0
    form = ContestForm(request.POST if request.method == "POST" else None, initial={"seen": count})
    if request.method == "POST" and form.is_valid():
        try:
            one = _note(user, meeting, found, form)
        except DomainError as error:
            form.refuse(error)
        else:
            words = _("Noted: “%(text)s”. You can open %(code)s again with these words.")
            messages.success(request, words % {"text": one.text, "code": one.petition.code})
            return redirect(f"{reverse('petitions:last_time', args=[code])}#say")
    context = {
        "meeting": meeting,
        "last": found,
        "form": form,
        "may_note": may_note and count > 0,
        "today": timezone.localdate(),
    }
    return render(request, "petitions/manage/last_time.html", context, status=422 if form.errors else 200)


def _note(user: User, meeting: Meeting, found: LastTime | None, form: ContestForm) -> Contest:
    data = form.cleaned_data
    if found is None or data["seen"] != found.count:
        raise DomainError(_("The list has changed. Look at the number again."), field="number")
    petition = petitions_visible(user).filter(code=found.code_of(data["number"])).first()
    if petition is None:
        raise DomainError(_("There is no such number in the list."), field="number")
    return contest_note(
        actor=user,
        meeting=meeting,
        petition=petition,
        text=data["text"],
        said_by=data["said_by"],
        once_key=data["form_key"],
    )
