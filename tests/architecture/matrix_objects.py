"""What stands in the addresses: which object of the world each part of an address names."""

from collections.abc import Callable
from operator import attrgetter as of
from types import SimpleNamespace
from typing import Any

from meetings.views.manage.actions import ACTIONS as MEETING_ACTS
from petitions.views.acts import ACTS
from petitions.views.manage_dossiers import ACTS as DOSSIER_ACTS
from petitions.views.part_acts import PART_ACTS

Get = Callable[[SimpleNamespace], Any]


def word(text: str) -> Get:
    """A literal part of an address."""
    return lambda _world: text


MEETING, PETITION = of("meeting.code"), of("petition.code")
ARGUMENTS: dict[tuple[str, str], tuple[Get, ...]] = {
    ("core:job", ""): (of("job.pk"),),
    ("core:job_retry", ""): (of("job.pk"),),
    ("core:job_cancel", ""): (of("waiting_job.pk"),),
    ("core:calendar_remove", ""): (of("day.pk"),),
    ("core:mail_again", ""): (of("mail.pk"),),
    ("core:message", ""): (of("message.pk"),),
    ("core:file", "attachment"): (of("attachment.pk"),),
    ("core:file", "document"): (of("document_file.pk"),),
    ("core:file", "of_meeting"): (of("meeting_file.pk"),),
    ("core:file", "public"): (of("public_file.pk"),),
    **{
        (f"accounts:{name}", ""): (of("person.pk"),)
        for name in ("user_detail", "user_edit", "user_close", "user_link", "appointment_new", "delegation_new")
    },
    ("accounts:user_open", ""): (of("closed_person.pk"),),
    ("accounts:appointment_end", ""): (of("appointment.pk"),),
    ("accounts:my_delegation_end", ""): (of("delegation.pk"),),
    **{(f"accounts:{name}", ""): (of("body.pk"),) for name in ("body_edit", "body_close", "signatory_new")},
    ("accounts:signatory_end", ""): (of("signatory.pk"),),
    ("reports:detail", ""): (of("document.pk"),),
    **{("core:" + name, ""): (of("batch.pk"),) for name in ("batch", "batch_release", "batch_drop")},
    ("core:batch_take", ""): (of("batch.pk"), of("held.pk")),
    ("core:import_new", ""): (word("petitions.answers"),),
    **{("core:" + name, ""): (of("run.pk"),) for name in ("import", "import_confirm", "import_drop", "import_undo")},
    ("core:letter_back", ""): (of("letter.pk"),),
    ("reports:view", ""): (of("document.pk"),),
    ("reports:download", ""): (of("document.pk"),),
    ("reports:retry", ""): (of("failed_document.pk"),),
    ("reports:cancel", ""): (of("waiting_document.pk"),),
    ("reports:request", ""): (MEETING,),
    ("reports:request", "far"): (of("far_meeting.code"),),
    **{
        (f"meetings:{name}", ""): (MEETING,)
        for name in (
            "edit", "hosts", "agenda", "delegates", "references", "consultations", "conclusions", "awards", "photos",
        )
    },
    ("meetings:edit", "draft"): (of("draft_meeting.code"),),
    ("meetings:edit", "public"): (of("public_meeting.code"),),
    ("meetings:edit", "far"): (of("far_meeting.code"),),
    **{
        (f"meetings:{name}", ""): (MEETING, of(f"{name}.pk"))
        for name in ("host", "agenda_item", "delegate", "reference", "consultation", "conclusion", "award", "photo")
    },
    ("meetings:opinion", ""): (MEETING, of("consultation.pk"), of("opinion.pk")),
    **{("meetings:action", action): (MEETING, word(action)) for action in MEETING_ACTS},
    **{
        (f"cooperatives:{name}", ""): (of("cooperative.pk"),)
        for name in ("detail", "edit", "figures_new", "product_new", "representative_new")
    },
    ("cooperatives:detail", "far"): (of("far_cooperative.pk"),),
    ("cooperatives:representative_end", ""): (of("cooperative.pk"), of("mandate.pk")),
    ("cooperatives:representative_link", ""): (of("cooperative.pk"), of("mandate.pk")),
    ("cooperatives:product_remove", ""): (of("cooperative.pk"), of("product.pk")),
    ("cooperatives:area_edit", ""): (of("commune.pk"), word("2025")),
    ("cooperatives:area_target", ""): (of("commune.pk"), word("2025")),
    ("cooperatives:area_remove", ""): (of("commune.pk"), word("2025"), of("area_figure.pk")),
    ("petitions:detail", ""): (PETITION,),
    ("petitions:detail", "received"): (of("received.code"),),
    ("petitions:detail", "public"): (of("public_petition.code"),),
    ("petitions:detail", "far"): (of("far_petition.code"),),
    ("petitions:detail", "draft"): (of("draft.receipt_token"),),
    **{(f"petitions:{name}", ""): (of("sent_list.pk"),) for name in ("list_page", "list_edit", "list_send")},
    ("petitions:list_page", "draft"): (of("draft_list.pk"),),
    **{
        (f"petitions:{name}", ""): (of("sent_list.pk"), of("listed.pk")) for name in ("list_row", "list_row_move")
    },
    ("petitions:merge_find", ""): (PETITION,),
    ("petitions:triage", ""): (PETITION,),
    ("petitions:triage", "received"): (of("received.code"),),
    ("petitions:similar", ""): (PETITION,),
    ("petitions:similar", "far"): (of("far_petition.code"),),
    ("petitions:assign", ""): (PETITION,),
    ("petitions:body_work", ""): (of("sct.pk"),),
    ("petitions:template_edit", ""): (of("template.pk"),),
    ("petitions:joint", ""): (PETITION,),
    ("petitions:versions", ""): (PETITION,),
    **{(f"petitions:{name}", ""): (of("rule.pk"),) for name in ("routing_edit", "routing_remove")},
    **{(f"petitions:{name}", ""): (of("topic.pk"),) for name in ("topic_edit", "topic_change")},
    **{("petitions:act", action): (PETITION, word(action)) for action in ACTS},
    ("petitions:part", ""): (PETITION, of("part.pk")),
    ("petitions:part", "of_other"): (PETITION, of("co_part.pk")),
    **{("petitions:part_act", action): (PETITION, of("part.pk"), word(action)) for action in PART_ACTS},
    ("petitions:meeting_detail", ""): (MEETING,),
    ("petitions:meeting_detail", "draft"): (of("draft_meeting.code"),),
    ("petitions:meeting_detail", "public"): (of("public_meeting.code"),),
    ("petitions:meeting_detail", "far"): (of("far_meeting.code"),),
    ("petitions:log", ""): (MEETING,),
    ("petitions:log_undo", ""): (MEETING, of("received.code")),
    ("petitions:portal_detail", ""): (PETITION,),
    ("petitions:portal_detail", "far"): (of("far_petition.code"),),
    ("petitions:portal_edit", ""): (of("draft.receipt_token"),),
    ("petitions:portal_supply_info", ""): (of("asked.code"),),
    ("petitions:last_time", ""): (MEETING,),
    ("petitions:dossier", ""): (of("dossier.code"),),
    **{("petitions:dossier_act", action): (of("dossier.code"), word(action)) for action in DOSSIER_ACTS},
    ("petitions:matter", ""): (of("matter.code"),),
    **{("petitions:matter_act", action): (of("matter.code"), word(action)) for action in ("change", "add", "join")},
    ("petitions:portal_rating", ""): (PETITION,),
    ("petitions:portal_rating", "answered"): (of("public_petition.code"),),
    ("petitions:portal_withdraw", ""): (PETITION,),
    ("petitions:public_meeting", ""): (of("public_meeting.code"),),
    ("petitions:public_meeting", "private"): (MEETING,),
    ("petitions:public_petition", ""): (of("public_petition.code"),),
    ("petitions:public_petition", "private"): (PETITION,),
}  # fmt: skip
