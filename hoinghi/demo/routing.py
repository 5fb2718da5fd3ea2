"""Who usually answers what in tỉnh Lam Giang: rules by topic, level and place, entered once."""

from accounts.models import Department
from core.actors import SYSTEM
from hoinghi.demo.lam_giang_people import COMMUNES
from hoinghi.demo.people import People
from hoinghi.demo.topics import TOPICS, demo_topics
from petitions.enums import AuthorityLevel
from petitions.models import RoutingRule, Topic
from petitions.services import RoutingEntry, routing_rule_save

# By the code of a topic: the lead, and those beside it.
PROVINCE: dict[str, tuple[str, ...]] = {
    "tin-dung": ("quy", "csxh", "tc"),
    "dat-dai": ("nnmt", "tc", "ct"),
    "thue": ("thue",),
    "xuc-tien": ("ct",),
    "ha-tang": ("nnmt", "dien"),
    "tem-nhan": ("nnmt", "khcn", "yt"),
    "dao-tao": ("lm", "tc"),
    "moi-truong": ("nnmt",),
    "thu-tuc": ("tc",),
    "chuyen-doi-so": ("khcn", "ct"),
    "lien-ket": ("nnmt", "ct"),
}
ABOVE = {"tin-dung": "nhnn_tw", "thue": "tc_tw", "dat-dai": "nnmt_tw", "tem-nhan": "khcn_tw"}
# What the committee of the petitioner's own commune answers.
COMMUNAL = ("dat-dai", "ha-tang", "moi-truong", "thu-tuc")
NOTES = {
    "thu-tuc": "Sở Tài chính là đầu mối quản lý nhà nước về hợp tác xã.",
    "thue": "Ngành dọc, trả lời nhân danh mình.",
}


def seed_routing(people: People) -> None:
    """Nothing is done when there is any rule: an administrator may have changed them."""
    if RoutingRule.objects.exists():
        return
    topics = demo_topics()
    names = dict(TOPICS)
    bodies = people.bodies
    for code, (lead, *parts) in PROVINCE.items():
        _rule(topics[names[code]], AuthorityLevel.PROVINCE, bodies[lead], [bodies[key] for key in parts], code)
    for code, key in ABOVE.items():
        _rule(topics[names[code]], AuthorityLevel.MINISTRY, bodies[key], [], "")
    for code in COMMUNAL:
        for unit, _name, _kind in COMMUNES:
            entry = RoutingEntry(topics[names[code]], AuthorityLevel.DISTRICT, bodies[unit], people.units[unit])
            routing_rule_save(actor=SYSTEM, entry=entry)


def _rule(topic: Topic, level: AuthorityLevel, lead: Department, parts: list[Department], code: str) -> None:
    entry = RoutingEntry(topic, level, lead, None, parts, NOTES.get(code, ""))
    routing_rule_save(actor=SYSTEM, entry=entry)
