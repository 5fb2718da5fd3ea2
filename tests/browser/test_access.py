"""Every role's main pages can be used by everybody: by keyboard, with a screen reader, on a telephone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.people import Person

MEETING, PETITION = "/manage/meetings/lam-giang-2026/", "/manage/petitions/KN-2026-000028/"
PAGES = {
    None: ["/", "/meetings/", "/meetings/bac-kan-2024/", "/petitions/", "/track/", "/accounts/login/"],
    "dieuphoi": [
        "/manage/",
        "/manage/petitions/",
        PETITION,
        f"{PETITION}do/assign/",
        "/manage/meetings/",
        "/manage/meetings/new/",
        MEETING,
        f"{MEETING}agenda/",
        f"{MEETING}delegates/",
        f"{MEETING}log/",
        f"{MEETING}documents/",
        "/manage/cooperatives/",
        "/manage/cooperatives/new/",
        "/manage/cooperatives/1/",
        "/manage/reports/",
        "/messages/",
    ],
    "chuyenvien": ["/manage/", "/manage/petitions/?mine=1", PETITION],
    "truongphong": ["/manage/", PETITION],
    "lanhdao": ["/manage/", "/manage/petitions/?state=in_review", "/manage/petitions/publish/"],
    "htx": ["/portal/", "/portal/petitions/new/", "/portal/petitions/KN-2026-000005/", "/accounts/me/"],
    "admin": [
        "/manage/",
        "/manage/settings/",
        "/manage/settings/users/",
        "/manage/settings/bodies/",
        "/manage/settings/units/",
        "/manage/settings/calendar/",
        "/manage/settings/mail/",
    ],
}
# Names of parts of the page that an attribute points to and that are not there: nothing is read aloud for them.
LOST_NAMES = """() => Array.from(document.querySelectorAll("[aria-describedby],[aria-labelledby],[aria-controls]"))
  .flatMap((one) => ["aria-describedby", "aria-labelledby", "aria-controls"]
    .flatMap((name) => (one.getAttribute(name) || "").split(/\\s+/).filter(Boolean))
    .filter((id) => !document.getElementById(id)).map((id) => one.outerHTML.slice(0, 120) + " -> " + id))"""
# What a narrow screen can make different: the rest was judged on the wide one.
NARROW = ["color-contrast", "target-size", "scrollable-region-focusable", "region", "label", "button-name", "link-name"]
AXE_OPTIONS = {
    1280: {"resultTypes": ["violations", "passes"]},
    360: {"resultTypes": ["violations", "passes"], "runOnly": {"type": "rule", "values": NARROW}},
}
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


# Slow: axe reads some forty pages at two widths, about two minutes.
@pytest.mark.slow
@pytest.mark.parametrize("account", PAGES, ids=lambda account: account or "public")
def test_pages_have_no_barrier_and_fit_every_screen(someone: Callable[..., Person], account: str | None) -> None:
    axe, person, found = Axe(), someone(account), {}
    for path in PAGES[account]:
        answer = person.page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        for width, options in AXE_OPTIONS.items():
            person.page.set_viewport_size({"width": width, "height": 900})
            result = axe.run(person.page, options=options)
            assert result.response["passes"], path
            barriers = [
                f"{rule['id']}: {node['target']} {node['html'][:120]}"
                for rule in result.response["violations"]
                for node in rule["nodes"]
            ]
            if sideways := person.page.evaluate(WIDER):
                barriers.append(f"{sideways} px wider than the screen")
            found[f"{path} at {width}"] = barriers
        found[f"{path} names"] = person.page.evaluate(LOST_NAMES)
    assert {place: what for place, what in found.items() if what} == {}


@pytest.mark.parametrize(("account", "path"), [(None, "/"), ("dieuphoi", PETITION), ("htx", "/portal/")])
def test_the_first_key_leads_past_the_menu(someone: Callable[..., Person], account: str | None, path: str) -> None:
    person = someone(account).goto(path)
    person.page.keyboard.press("Tab")
    skip = person.page.get_by_role("link", name="Bỏ qua, đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    person.page.keyboard.press("Enter")
    person.page.keyboard.press("Tab")
    assert person.page.evaluate("document.activeElement.closest('main') !== null")


# What changes to the eye when an element is reached by keyboard.
FOCUS_SHOWN = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return {
    what: one.outerHTML.slice(0, 100),
    shown: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
    inside: one.getBoundingClientRect().width > 0,
  };
}"""


@pytest.mark.parametrize(
    ("account", "path"),
    [(None, "/accounts/login/"), ("dieuphoi", f"{MEETING}log/"), ("htx", "/portal/petitions/new/")],
)
def test_one_sees_where_the_keyboard_is(someone: Callable[..., Person], account: str | None, path: str) -> None:
    person = someone(account, width=360).goto(path)
    hidden = []
    for _step in range(25):
        person.page.keyboard.press("Tab")
        if person.page.evaluate("document.activeElement === document.body"):
            break
        place = person.page.evaluate(FOCUS_SHOWN)
        if not (place["shown"] and place["inside"]):
            hidden.append(place["what"])
    assert hidden == []
