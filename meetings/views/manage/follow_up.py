"""Parts whose page has more than one form: a conclusion with its carrying out, a draft with its opinions."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.exceptions import DomainError
from core.web.htmx import HtmxHttpRequest
from meetings import services
from meetings.forms import (
    ConclusionDoneForm,
    OpinionForm,
)
from meetings.models import (
    Conclusion,
    Consultation,
)
from meetings.views.manage.kinds import CONCLUSIONS, CONSULTATIONS, opinions_of
from meetings.views.manage.part import (
    fault_shown,
    form_built,
    meeting_to_change,
    page_values,
    part_item,
    row_of,
    staff_page,
)


@staff_page
def conclusion(request: HtmxHttpRequest, code: str, pk: int) -> HttpResponse:
    """A direction: its words, and (do=done, also while the file is closed) whether it was carried out."""
    meeting = meeting_to_change(request, code)
    row: Conclusion = row_of(CONCLUSIONS, meeting, pk)
    sent = request.method == "POST" and request.POST.get("do") == "done"
    initial = {"done_on": row.done_on, "note": row.done_note}
    done_form = ConclusionDoneForm(
        request.POST if sent else None, meeting=meeting, user=request.user, initial=initial, prefix="done"
    )
    if not sent:
        return _conclusion_page(request, code, pk, done_form)
    if done_form.is_valid():
        try:
            services.conclusion_mark_done(actor=request.user, conclusion=row, **done_form.values())
        except DomainError as error:
            fault_shown(done_form, error)
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(CONCLUSIONS.list_url(meeting))
    form = form_built(request, CONCLUSIONS, meeting, row, bound=False)
    values = page_values(CONCLUSIONS, meeting, form) | {"row": row, "done_form": done_form}
    return render(request, "meetings/manage/conclusion_form.html", values)


def _conclusion_page(request: HtmxHttpRequest, code: str, pk: int, done_form: ConclusionDoneForm) -> HttpResponse:
    return part_item(
        request,
        code,
        pk,
        CONCLUSIONS,
        template="meetings/manage/conclusion_form.html",
        more=lambda _meeting, _row: {"done_form": done_form},
    )


@staff_page
def consultation(request: HtmxHttpRequest, code: str, pk: int) -> HttpResponse:
    """A draft: its facts, and the opinions on it with the form that adds one (do=opinion)."""
    meeting = meeting_to_change(request, code)
    row: Consultation = row_of(CONSULTATIONS, meeting, pk)
    part = opinions_of(row)
    sent = request.method == "POST" and request.POST.get("do") == "opinion"
    data = request.POST if sent else None
    opinion_form = OpinionForm(data, meeting=meeting, user=request.user, prefix="opinion")
    if sent and opinion_form.is_valid():
        try:
            services.opinion_add(actor=request.user, consultation=row, **opinion_form.values())
        except DomainError as error:
            fault_shown(opinion_form, error)
        else:
            messages.success(request, _("Added."))
            return HttpResponseRedirect(request.get_full_path())
    more = {"opinion_form": opinion_form, "opinion_part": part, "opinions": part.rows(meeting)}
    template = "meetings/manage/consultation_form.html"
    if not sent:
        return part_item(request, code, pk, CONSULTATIONS, template=template, more=lambda _meeting, _row: more)
    form = form_built(request, CONSULTATIONS, meeting, row, bound=False)
    return render(request, template, page_values(CONSULTATIONS, meeting, form) | {"row": row} | more)


@staff_page
def opinion(request: HtmxHttpRequest, code: str, pk: int, opinion_pk: int) -> HttpResponse:
    """One opinion: correct it, say how it was dealt with, or remove it."""
    meeting = meeting_to_change(request, code)
    draft: Consultation = row_of(CONSULTATIONS, meeting, pk)
    part = opinions_of(draft)
    row = row_of(part, meeting, opinion_pk)
    back = HttpResponseRedirect(CONSULTATIONS.item_url(meeting, draft))
    act = request.POST.get("do", "save") if request.method == "POST" else ""
    if act == "remove":
        services.opinion_remove(actor=request.user, opinion=row)
        messages.success(request, _("Removed."))
        return back
    form = form_built(request, part, meeting, row, bound=act == "save")
    if act == "save" and form.is_valid():
        try:
            services.opinion_change(actor=request.user, opinion=row, **form.values())
        except DomainError as error:
            fault_shown(form, error)
        else:
            messages.success(request, _("Saved."))
            return back
    values = page_values(part, meeting, form) | {"row": row, "back_url": CONSULTATIONS.item_url(meeting, draft)}
    return render(request, "meetings/manage/part_form.html", values)
