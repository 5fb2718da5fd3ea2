"""Whose decision a petition is, said from where the handling body stands.

"Beyond authority" is relative: for a district of 2023 the city already is, for a province the ministries are.
"""

from dataclasses import dataclass

from accounts.enums import BodyLevel
from petitions.enums import AuthorityLevel
from reports.selectors.facts import MeetingFacts

_AREA_WORDS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
_LEVEL_WORDS = {BodyLevel.PROVINCE: "tỉnh", BodyLevel.DISTRICT: "huyện", BodyLevel.COMMUNE: "xã"}
_OWN = {
    BodyLevel.PROVINCE: AuthorityLevel.PROVINCE,
    BodyLevel.DISTRICT: AuthorityLevel.DISTRICT,
    BodyLevel.COMMUNE: AuthorityLevel.DISTRICT,
    BodyLevel.MINISTRY: AuthorityLevel.MINISTRY,
}
_RANK = {AuthorityLevel.DISTRICT: 0, AuthorityLevel.PROVINCE: 1, AuthorityLevel.MINISTRY: 2}


@dataclass(frozen=True)
class AuthorityGroup:
    """A part of the table: its title and the levels it gathers ("" stands for "not classified")."""

    key: str
    title: str
    short: str
    levels: frozenset[str]


@dataclass(frozen=True)
class AuthorityView:
    """The groups of one meeting in printing order, and the words for a single petition's level."""

    groups: tuple[AuthorityGroup, ...]
    labels: dict[str, str]

    def beyond(self) -> frozenset[str]:
        """The levels above the handling body's."""
        return next((group.levels for group in self.groups if group.key == "beyond"), frozenset())


def authority_view(facts: MeetingFacts) -> AuthorityView:
    """How the petitions of this meeting are grouped by authority."""
    level = BodyLevel(facts.level) if facts.level in _LEVEL_WORDS else BodyLevel.PROVINCE
    area, own = _area_word(facts.meeting.unit_name, level), _OWN[level]
    below = frozenset(key for key, rank in _RANK.items() if rank < _RANK[own])
    beyond = frozenset(key for key, rank in _RANK.items() if rank > _RANK[own])
    local = "cấp xã" if level == BodyLevel.PROVINCE else f"cấp {area}"
    groups = [AuthorityGroup("own", f"Kiến nghị thuộc thẩm quyền của {area}", f"Của {area}", frozenset({own}))]
    if below:
        groups.append(AuthorityGroup("below", f"Kiến nghị thuộc thẩm quyền {local}", local.capitalize(), below))
    groups.append(
        AuthorityGroup("beyond", f"Kiến nghị vượt thẩm quyền của {area}", f"Vượt thẩm quyền của {area}", beyond)
    )
    groups.append(AuthorityGroup("unknown", "Kiến nghị chưa xác định thẩm quyền", "Chưa xác định", frozenset({""})))
    root = "Thành phố" if facts.area_root.lower().startswith("thành phố") else "Cấp tỉnh"
    labels = {
        AuthorityLevel.DISTRICT: local.capitalize(),
        AuthorityLevel.PROVINCE: root,
        AuthorityLevel.MINISTRY: "Trung ương",
        "": "",
    }
    return AuthorityView(tuple(groups), {str(key): words for key, words in labels.items()})


def _area_word(unit_name: str, level: BodyLevel) -> str:
    """ "quận" of "Quận Tân Bình"; the level's own word where the name does not begin with one."""
    name = unit_name.lower()
    return next((word for word in _AREA_WORDS if name.startswith(word)), _LEVEL_WORDS[level])
