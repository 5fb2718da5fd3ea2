"""The fixed vocabularies of the register, each with the provision it comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CooperativeKind(models.TextChoices):
    """Kinds of collective economic organisation (Luật Hợp tác xã 17/2023/QH15); a credit fund is one too."""

    COOPERATIVE = "cooperative", _("Cooperative")
    GROUP = "group", _("Cooperative group")
    UNION = "union", _("Union of cooperatives")
    CREDIT_FUND = "credit_fund", _("People's credit fund")


class LegalStatus(models.TextChoices):
    """Legal status (NĐ 92/2024/NĐ-CP Điều 27; for groups Điều 28, which words two of them differently)."""

    ACTIVE = "active", _("In operation")
    SUSPENDED = "suspended", _("Business suspended")
    REVOKED = "revoked", _("Registration revoked by tax enforcement")
    CLOSING = "closing", _("Being dissolved, divided or merged")
    BANKRUPTCY = "bankruptcy", _("In bankruptcy proceedings")
    CLOSED = "closed", _("Dissolved, bankrupt or ended")
    NOT_AT_ADDRESS = "not_at_address", _("Not found at the registered address")
    NOT_RECORDED = "not_recorded", _("No information")


# A group has no legal person: it ends, it is not dissolved, and it cannot go bankrupt (NĐ 92/2024/NĐ-CP Điều 28).
GROUP_STATUS_LABELS = {LegalStatus.CLOSING: _("Being ended"), LegalStatus.CLOSED: _("Ended")}
GROUP_STATUSES_REFUSED = frozenset({LegalStatus.BANKRUPTCY})
# What no longer counts in a sum of the register.
STATUSES_ENDED = frozenset({LegalStatus.CLOSED, LegalStatus.REVOKED})


class Sector(models.TextChoices):
    """The four sector groups by which size is judged (NĐ 113/2024/NĐ-CP Điều 4)."""

    AGRICULTURE = "agriculture", _("Agriculture, forestry, fishery, salt")
    INDUSTRY = "industry", _("Industry and construction")
    FINANCE = "finance", _("Finance, banking, insurance")
    TRADE = "trade", _("Trade and services")


class SizeClass(models.TextChoices):
    """Size (Luật Hợp tác xã 17/2023/QH15 Điều 16). Entered by staff: the decree's thresholds differ by sector."""

    MICRO = "micro", _("Micro")
    SMALL = "small", _("Small")
    MEDIUM = "medium", _("Medium")
    LARGE = "large", _("Large")


class Grade(models.TextChoices):
    """Yearly grade (TT 01/2020/TT-BKHĐT): good from 80 of 100 points, fair from 65, average from 50, else weak."""

    GOOD = "good", _("Good")
    FAIR = "fair", _("Fair")
    AVERAGE = "average", _("Average")
    WEAK = "weak", _("Weak")


class Indicator(models.TextChoices):
    """What is planned and reported for an area and a year, in the words of provincial plans."""

    COOPERATIVES = "cooperatives", _("Cooperatives")
    UNIONS = "unions", _("Unions of cooperatives")
    GROUPS = "groups", _("Cooperative groups")
    CREDIT_FUNDS = "credit_funds", _("People's credit funds")
    FOUNDED = "founded", _("Newly founded cooperatives")
    DISSOLVED = "dissolved", _("Dissolved cooperatives")
    ACTIVE = "active", _("Cooperatives in operation")
    EFFECTIVE = "effective", _("Cooperatives that work effectively")
    MEMBERS = "members", _("Members")
    MEMBERS_NEW = "members_new", _("New members")
    WORKERS = "workers", _("Regular workers")
    REVENUE_AVERAGE = "revenue_average", _("Average revenue of a cooperative")
    PROFIT_AVERAGE = "profit_average", _("Average profit of a cooperative")
    INCOME_AVERAGE = "income_average", _("Average income of a worker")
    MANAGERS_TRAINED = "managers_trained", _("Managers with training")
    VALUE_CHAIN = "value_chain", _("Cooperatives in a value chain")
    OCOP = "ocop", _("Cooperatives with OCOP products")
    TECHNOLOGY = "technology", _("Cooperatives using high technology")


_COOPERATIVES = _("cooperatives")
_PEOPLE = _("people")
_MILLION_A_COOPERATIVE = _("million VND per cooperative per year")
INDICATOR_UNITS = {
    Indicator.COOPERATIVES: _COOPERATIVES,
    Indicator.UNIONS: _("unions"),
    Indicator.GROUPS: _("groups"),
    Indicator.CREDIT_FUNDS: _("funds"),
    Indicator.FOUNDED: _COOPERATIVES,
    Indicator.DISSOLVED: _COOPERATIVES,
    Indicator.ACTIVE: _COOPERATIVES,
    Indicator.EFFECTIVE: _COOPERATIVES,
    Indicator.MEMBERS: _("members"),
    Indicator.MEMBERS_NEW: _("members"),
    Indicator.WORKERS: _PEOPLE,
    Indicator.REVENUE_AVERAGE: _MILLION_A_COOPERATIVE,
    Indicator.PROFIT_AVERAGE: _MILLION_A_COOPERATIVE,
    Indicator.INCOME_AVERAGE: _("million VND per person per year"),
    Indicator.MANAGERS_TRAINED: _PEOPLE,
    Indicator.VALUE_CHAIN: _COOPERATIVES,
    Indicator.OCOP: _COOPERATIVES,
    Indicator.TECHNOLOGY: _COOPERATIVES,
}
