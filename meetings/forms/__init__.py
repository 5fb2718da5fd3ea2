from meetings.forms.actions import AnnounceForm, ConcludeForm, ReasonForm
from meetings.forms.agenda import AgendaItemForm
from meetings.forms.awards import AwardForm
from meetings.forms.base import MeetingPartForm
from meetings.forms.conclusions import ConclusionDoneForm, ConclusionForm
from meetings.forms.consultations import ConsultationForm, OpinionForm
from meetings.forms.delegates import DelegateForm
from meetings.forms.hosts import HostForm
from meetings.forms.meeting import MeetingForm
from meetings.forms.meeting_edit import MeetingEditForm
from meetings.forms.meeting_filter import MeetingFilterForm
from meetings.forms.meeting_new import MeetingPlanForm, MeetingRecordForm
from meetings.forms.photos import PhotoForm
from meetings.forms.references import ReferenceForm

__all__ = [
    "AgendaItemForm",
    "AnnounceForm",
    "AwardForm",
    "ConcludeForm",
    "ConclusionDoneForm",
    "ConclusionForm",
    "ConsultationForm",
    "DelegateForm",
    "HostForm",
    "MeetingEditForm",
    "MeetingFilterForm",
    "MeetingForm",
    "MeetingPartForm",
    "MeetingPlanForm",
    "MeetingRecordForm",
    "OpinionForm",
    "PhotoForm",
    "ReasonForm",
    "ReferenceForm",
]
