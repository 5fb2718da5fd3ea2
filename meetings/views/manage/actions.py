"""What is done to a meeting as a whole: one page for every action, which says what follows and what is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.exceptions import DomainError
from core.permissions import require
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from meetings import services
from meetings.enums import MEETING_TRANSITIONS, MeetingAction, MeetingState
from meetings.forms import AnnounceForm, ConcludeForm, MeetingPartForm, ReasonForm
from meetings.models import Meeting
from meetings.selectors import announce_missing, meetings_visible
from meetings.views.manage.meetings import meeting_page_url
from meetings.views.manage.part import fault_shown, sent_data, staff_page


class NoQuestionForm(MeetingPartForm):
    """Nothing to fill in: the page itself is the question."""


@dataclass(frozen=True)
class ActionPage:
    """The words and the form of one action. `at_once`: done without a question, because it can be taken back."""

    service: Callable[..., Any]
    title: str | Promise
    follows: tuple[str | Promise, ...]
    button: str | Promise
    done: str | Promise
    form: type[MeetingPartForm] = NoQuestionForm
    danger: bool = False
    at_once: bool = False


ACTIONS: dict[str, ActionPage] = {
    MeetingAction.ANNOUNCE: ActionPage(
        service=services.meeting_announce,
        title=gettext_lazy("Announce the meeting"),
        follows=(
            gettext_lazy("The meeting can be seen by the bodies that host it or are invited."),
            gettext_lazy("Invitations and the programme can be made from what is filled in."),
            gettext_lazy("Representatives can send petitions while the window is open."),
        ),
        button=gettext_lazy("Announce the meeting"),
        done=gettext_lazy("The meeting is announced."),
        form=AnnounceForm,
    ),
    MeetingAction.OPEN: ActionPage(
        service=services.meeting_open,
        title=gettext_lazy("Open the meeting"),
        follows=(gettext_lazy("It can be taken back for ten minutes, while nothing is logged."),),
        button=gettext_lazy("Open the meeting"),
        done=gettext_lazy("The meeting is open. Opened by mistake? Take it back within ten minutes."),
        at_once=True,
    ),
    MeetingAction.UNDO_OPEN: ActionPage(
        service=services.meeting_undo_open,
        title=gettext_lazy("Undo the opening"),
        follows=(gettext_lazy("The meeting is announced again, as before."),),
        button=gettext_lazy("Undo the opening"),
        done=gettext_lazy("The opening is taken back."),
        at_once=True,
    ),
    MeetingAction.CONCLUDE: ActionPage(
        service=services.meeting_conclude,
        title=gettext_lazy("End the meeting"),
        follows=(
            gettext_lazy("No more turns are given. A turn that still runs ends now."),
            gettext_lazy("Petitions raised at it can still be logged until the file is closed."),
        ),
        button=gettext_lazy("End the meeting"),
        done=gettext_lazy("The meeting has ended. Next: conclusions, minutes, petitions."),
        form=ConcludeForm,
    ),
    MeetingAction.CLOSE: ActionPage(
        service=services.meeting_close,
        title=gettext_lazy("Close the file"),
        follows=(
            gettext_lazy("Nothing more can be logged or corrected, unless the file is reopened with a reason."),
            gettext_lazy("Petitions go on as they stand; conclusions can still be marked as carried out."),
        ),
        button=gettext_lazy("Close the file"),
        done=gettext_lazy("The file is closed."),
    ),
    MeetingAction.CANCEL: ActionPage(
        service=services.meeting_cancel,
        title=gettext_lazy("Cancel the meeting"),
        follows=(
            gettext_lazy("A cancelled meeting cannot be taken up again. To move it, change its day instead."),
            gettext_lazy("Petitions already sent stay and are dealt with."),
            gettext_lazy("If it was published, its page stays and shows the reason."),
        ),
        button=gettext_lazy("Cancel the meeting"),
        done=gettext_lazy("The meeting is cancelled."),
        form=ReasonForm,
        danger=True,
    ),
    MeetingAction.RECORD_PAST: ActionPage(
        service=services.meeting_record_past,
        title=gettext_lazy("Record as held"),
        follows=(
            gettext_lazy("The meeting counts as one that took place, without announcement and invitations."),
            gettext_lazy("What is left empty is shown as “not recorded”."),
        ),
        button=gettext_lazy("Record as held"),
        done=gettext_lazy("The meeting is recorded."),
    ),
    MeetingAction.RECONCLUDE: ActionPage(
        service=services.meeting_reconclude,
        title=gettext_lazy("Reopen the file"),
        follows=(
            gettext_lazy("Petitions can be logged and facts corrected again."),
            gettext_lazy("Documents already issued stay as they are; a correction is a new document."),
        ),
        button=gettext_lazy("Reopen the file"),
        done=gettext_lazy("The file is open again."),
        form=ReasonForm,
    ),
    "publish": ActionPage(
        service=services.meeting_publish,
        title=gettext_lazy("Show to the public"),
        follows=(
            gettext_lazy("Everybody can read the meeting's page: facts, programme, officials, conclusions."),
            gettext_lazy("Petitions and answers are published one by one, not by this."),
        ),
        button=gettext_lazy("Show to the public"),
        done=gettext_lazy("The meeting is on the public pages."),
    ),
    "unpublish": ActionPage(
        service=services.meeting_unpublish,
        title=gettext_lazy("Take off the public pages"),
        follows=(gettext_lazy("The public address answers “not found” from now on."),),
        button=gettext_lazy("Take off the public pages"),
        done=gettext_lazy("The meeting is off the public pages."),
        form=ReasonForm,
        danger=True,
    ),
}


@staff_page
def meeting_action(request: HtmxHttpRequest, code: str, action: str) -> HttpResponse:
    """Ask (GET) and do (POST) one action."""
    page = ACTIONS.get(action)
    if page is None:
        raise Http404
    meeting = gate(request.user, None, meetings_visible(request.user), code=code)
    require(request.user, f"meetings.{action}", meeting)
    form = page.form(sent_data(request), meeting=meeting, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            page.service(actor=request.user, meeting=meeting, **form.values())
        except DomainError as error:
            if page.at_once:
                messages.error(request, str(error))
                return HttpResponseRedirect(meeting_page_url(meeting))
            fault_shown(form, error)
        else:
            messages.success(request, str(page.done))
            return HttpResponseRedirect(meeting_page_url(meeting))
    values = {"meeting": meeting, "page": page, "form": form, "refused": _refused(action, page, meeting)}
    return render(request, "meetings/manage/meeting_action.html", values | {"missing": _missing(action, meeting)})


def _missing(action: str, meeting: Meeting) -> tuple[Any, ...]:
    return announce_missing(meeting) if action == MeetingAction.ANNOUNCE else ()


def _refused(action: str, page: ActionPage, meeting: Meeting) -> str:
    """Why the action is not possible in this state; "" when it is."""
    state = MeetingState(meeting.state)
    if action in MeetingAction.values:
        possible = state in MEETING_TRANSITIONS[MeetingAction(action)].sources
    else:
        possible = state != MeetingState.DRAFT and (meeting.published_at is None) == (action == "publish")
    if possible:
        return ""
    return _("“%(action)s” is not possible in the state “%(state)s”.") % {
        "action": page.title,
        "state": state.label,
    }
