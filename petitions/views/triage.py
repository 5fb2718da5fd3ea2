"""Sorting and assigning one petition on one page, with the body that usually answers already chosen; then the next."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Department
from accounts.selectors import bodies_valid_on
from core.audiences import Audience
from core.exceptions import DomainError, TransitionError
from core.permissions import require
from core.web.htmx import HtmxHttpRequest
from petitions.enums import AssignmentRole, PetitionKind, PetitionState
from petitions.forms.assign import PartFormSet
from petitions.forms.triage import TriageForm
from petitions.models import Petition
from petitions.selectors import (
    INBOX_STATES,
    Suggestion,
    petition_view,
    routing_suggested,
    topics_offered,
)
from petitions.services import AssignmentOrder, Classification, petition_classify, petition_triage
from petitions.views.access import petition_for_staff, staff_page
from petitions.views.inbox import carried, to_next

PAGE, ROUTE = "petitions/manage/triage.html", "petitions/manage/_triage_route.html"
_WORDING = ("summary", "topic", "kind", "authority_level", "version")


@staff_page
@require_http_methods(["GET", "POST"])
def triage(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """`suggest` asks for a new suggestion after topic or level was chosen; `sort` keeps the sorting alone."""
    petition, audience = petition_for_staff(request.user, code)
    require(request.user, "petitions.classify", petition)
    require(request.user, "petitions.assign", petition)
    if petition.state not in INBOX_STATES:
        if request.method == "GET":
            messages.error(request, _("This petition does not wait to be sorted: its page shows how it stands."))
            return redirect("petitions:detail", code=code)
        sorts_only = False
    else:
        sorts_only = petition.state == PetitionState.NEEDS_INFO
    sheet = Sheet(request, petition, sorts_only or bool(request.POST.get("sort")))
    if request.method == "POST" and not request.POST.get("suggest"):
        answer = _saved(request, petition, sheet)
        if answer is not None:
            return answer
    return _page(request, petition, audience, sheet)


class Sheet:
    """The form, the rows of co-operating bodies and the suggestion beside them."""

    def __init__(self, request: HtmxHttpRequest, petition: Petition, sorts_only: bool) -> None:
        self.petition, self.sorts_only = petition, sorts_only
        self.bodies: list[Department] = list(bodies_valid_on(timezone.localdate()))
        self.topics = topics_offered(petition)
        if request.method == "GET":
            self.suggestion = routing_suggested(petition)
            initial = {name: getattr(petition, name) for name in _WORDING}
            # After the lead's return the other parts go on: they stay in the picture.
            going_on = [
                {"body": one.department_id, "request": one.request}
                for one in petition.assignments.all()
                if one.is_live and one.role == AssignmentRole.CO
            ]
            self._fill(initial, going_on)
        elif request.POST.get("suggest"):
            self._suggest_again(request)
        else:
            self.form = self._form(request.POST)
            self.parts = PartFormSet(request.POST, bodies=self.bodies)
            self.suggestion = self._suggested(request.POST)

    def _form(self, data: Any = None, **given: Any) -> TriageForm:
        return TriageForm(data, topics=self.topics, bodies=self.bodies, sorts_only=self.sorts_only, **given)

    def _suggested(self, data: Any) -> Suggestion | None:
        topic = next((one for one in self.topics if str(one.pk) == data.get("topic")), None)
        level = data.get("authority_level", "")
        # Taken out of the form: nothing is suggested for no topic, whatever the petition had.
        return routing_suggested(self.petition, topic=topic, level=level) if topic is not None else None

    def _suggest_again(self, request: HtmxHttpRequest) -> None:
        """What was typed stays; the bodies change only where nobody chose others than the last suggestion."""
        data = request.POST
        self.suggestion = self._suggested(data)
        initial = {name: data.get(name, "") for name in self._form().fields if name not in {"form_key"}}
        rows = [
            {name: data.get(f"parts-{number}-{name}", "") for name in ("body", "request", "due")}
            for number in range(PartFormSet.max_num)
            if data.get(f"parts-{number}-body")
        ]
        named = ",".join(str(row["body"]) for row in rows)
        untouched = data.get("lead", "") in {"", data.get("suggested", "")} and named == data.get("suggested_parts", "")
        if untouched:
            initial["lead"] = ""
            rows = []
        self._fill(initial, rows)

    def _fill(self, initial: dict[str, Any], rows: list[dict[str, Any]]) -> None:
        found = self.suggestion
        fits = found is not None and found.fits
        if found is not None and fits and not initial.get("lead"):
            initial["lead"] = found.lead
            rows = rows or [{"body": body.pk} for body in found.parts]
        initial["suggested"] = found.lead.pk if found is not None and fits else None
        initial["suggested_parts"] = (
            ",".join(str(body.pk) for body in found.parts) if found is not None and fits else ""
        )
        self.form = self._form(initial=initial)
        self.parts = PartFormSet(initial=rows, bodies=self.bodies)

    @property
    def is_valid(self) -> bool:
        valid = self.form.is_valid()
        if self.sorts_only:
            return valid
        return (valid & self.parts.is_valid()) and self.parts.agree_with(self.form.cleaned_data["lead"])

    @property
    def classification(self) -> Classification:
        data = self.form.cleaned_data
        return Classification(
            kind=PetitionKind(data["kind"]),
            topic=data["topic"],
            authority_level=data["authority_level"],
            summary=data["summary"],
            public_text=self.petition.public_text,
        )

    @property
    def orders(self) -> dict[str, Any]:
        data = self.form.cleaned_data
        return {
            "lead": AssignmentOrder(data["lead"], data["request"]),
            "parts": [AssignmentOrder(one["body"], one["request"], one["due"]) for one in self.parts.chosen],
            "due": data["due"],
            "due_note": data["due_note"],
            "once_key": data["form_key"],
        }


def _saved(request: HtmxHttpRequest, petition: Petition, sheet: Sheet) -> HttpResponse | None:
    """The act, and the way on; None when something is to be mended."""
    if not sheet.is_valid:
        return None
    common = {
        "actor": request.user,
        "petition": petition,
        "classification": sheet.classification,
        "seen_version": sheet.form.cleaned_data["version"],
    }
    try:
        if sheet.sorts_only:
            petition_classify(**common)
            said = _("%(code)s is sorted.") % {"code": petition.code}
        else:
            petition_triage(**common, **sheet.orders)
            lead = sheet.form.cleaned_data["lead"].name
            said = _("%(code)s was assigned to %(lead)s.") % {"code": petition.code, "lead": lead}
    except TransitionError as error:
        messages.error(request, str(error))
        return redirect("petitions:detail", code=petition.code)
    except DomainError as error:
        sheet.form.refuse(error)
        return None
    messages.success(request, said)
    return to_next(request, petition)


def _page(request: HtmxHttpRequest, petition: Petition, audience: Audience, sheet: Sheet) -> HttpResponse:
    failed = bool(sheet.form.errors) or (sheet.parts.is_bound and sheet.parts.total_error_count() > 0)
    context = {
        "p": petition_view(petition, audience),
        "form": sheet.form,
        "parts": sheet.parts,
        "suggestion": sheet.suggestion,
        "sorts_only": petition.state == PetitionState.NEEDS_INFO,
        "carry": carried(request),
        "inbox_url": f"{reverse('petitions:inbox')}{carried(request)}",
    }
    if request.htmx and request.POST.get("suggest"):
        return render(request, ROUTE, context)
    return render(request, PAGE, context, status=422 if failed else 200)
