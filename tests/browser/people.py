"""Somebody at a browser: signs in, finds fields by their labels, presses buttons by their words."""

import re
from typing import Self

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.running import RunningSite

PASSWORD = "hoinghi-demo"
# Bounds against hanging, never a claim of speed.
TIMEOUT_MS = 45_000
expect.set_options(timeout=TIMEOUT_MS)
# A page that says what is to be mended answers 422; Chromium notes each answer from 400 on as an error. A page that is
# left takes its open questions with it, and htmx notes that.
_EXPECTED = ("status of 422", "htmx:sendAbort", "htmx:afterRequest")


class Person:
    """Somebody at a browser of their own. `failures` collects server errors, script errors and refused resources."""

    def __init__(self, browser: Browser, site: RunningSite, *, width: int = 1280, scripts: bool = True) -> None:
        self.context = browser.new_context(
            base_url=site.url,
            viewport={"width": width, "height": 900},
            locale="vi-VN",
            java_script_enabled=scripts,
        )
        self.context.set_default_timeout(TIMEOUT_MS)
        self.failures: list[str] = []
        self.context.on("page", self._watch)
        self.page: Page = self.context.new_page()

    def _watch(self, page: Page) -> None:
        page.on(
            "response", lambda answer: answer.status >= 500 and self.failures.append(f"{answer.status} {answer.url}")
        )
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("console", lambda note: note.type == "error" and self._note(note.text))

    def _note(self, text: str) -> None:
        if not any(words in text for words in _EXPECTED):
            self.failures.append(text)

    def sign_in(self, account: str) -> Self:
        self.page.goto("/accounts/login/")
        self.field("Thư điện tử hoặc số điện thoại").fill(f"{account}@demo.hoinghi.vn")
        self.field("Mật khẩu").fill(PASSWORD)
        self.press("Đăng nhập")
        self.page.locator(".whoami").wait_for()
        return self

    def goto(self, path: str) -> Self:
        self.page.goto(path)
        return self

    def field(self, label: str, within: Locator | None = None) -> Locator:
        """The field with exactly this label; that it is optional may be said beside it."""
        words = re.compile(rf"^\s*{re.escape(label)}\s*(\(không bắt buộc\))?\s*$")
        return (within or self.page.locator("body")).get_by_label(words)

    def write(self, values: dict[str, str], within: Locator | None = None) -> Self:
        """Fill fields by their labels; a choice is made by its words."""
        for label, value in values.items():
            field = self.field(label, within)
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)
        return self

    def press(self, words: str, within: Locator | None = None) -> Self:
        (within or self.page.locator("body")).get_by_role("button", name=words, exact=True).click()
        return self

    def follow(self, words: str, within: Locator | None = None) -> Self:
        (within or self.page.locator("body")).get_by_role("link", name=words, exact=True).click()
        return self

    def hears(self, words: str) -> Self:
        """Waits until the page says these words in a message."""
        expect(self.main.get_by_role("status").filter(has_text=words).first).to_be_visible()
        return self

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def menu(self) -> Locator:
        return self.page.get_by_role("navigation", name="Mục chính")

    def look(self) -> str:
        """Where they are and what is on the page, as read aloud."""
        return f"{self.page.url}\n{self.page.locator('body').aria_snapshot()}"
