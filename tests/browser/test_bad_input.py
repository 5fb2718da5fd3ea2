"""What cannot be right is said in Vietnamese beside its field; what was typed stays; nothing breaks."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.people import Person

LOG = "/manage/meetings/lam-giang-2026/log/"
TEXT = "Kiến nghị: một dòng là đủ, viết gọn lại sau"
# Words without marks: a browser needs minutes to lay out one endless word, or so many letters of two font files.
ENDLESS = ("duong vao xuong sat lo, " * 5_000)[:99_999] + "."
DIFFICULTY = "Hợp tác xã đang gặp khó khăn gì?"
TOO_LONG = "Rút gọn hoặc đính kèm tệp."


def told_beside(person: Person, label: str, words: str) -> None:
    """The field is marked as wrong, and the words that describe it, for eyes and for a screen reader, say why."""
    field = person.field(label)
    expect(field).to_have_attribute("aria-invalid", "true")
    descriptions = (field.get_attribute("aria-describedby") or "").split()
    # By attribute, not by '#': the numbers of parts make ids that are no selectors.
    told = [person.page.locator(f'[id="{one}"]') for one in descriptions]
    said = [place.inner_text() for place in told if place.count() == 1]
    assert len(said) == len(descriptions), f"{label}: described by {descriptions}, of which some are not on the page"
    assert any(words in unicodedata.normalize("NFKC", one) for one in said), said
    expect(person.page.get_by_role("alert").first).to_contain_text("chỗ cần sửa")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_year_that_cannot_be_and_an_end_before_the_start(someone: Callable[..., Person], scripts: bool) -> None:
    coordinator = someone("dieuphoi", scripts=scripts).goto("/manage/meetings/new/")
    typed = {
        "Tên hội nghị": "Đối thoại 🐝 <script>alert(1)</script>",
        "Ngày": "12/03/0203",
        "Bắt đầu": "11:30",
        "Kết thúc": "8h00",
    }
    coordinator.write(typed).press("Lưu bản nháp")
    told_beside(coordinator, "Ngày", "Năm phải từ 1945 đến 2100. Xem lại ngày.")
    told_beside(coordinator, "Kết thúc", "Giờ kết thúc phải sau giờ bắt đầu, 11:30.")
    for label, value in typed.items():
        expect(coordinator.field(label)).to_have_value(value)
    coordinator.write({"Tên hội nghị": ENDLESS}).press("Lưu bản nháp")
    told_beside(coordinator, "Tên hội nghị", "ký tự")
    expect(coordinator.field("Tên hội nghị")).to_have_value(ENDLESS)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_petition_too_long_is_not_logged_and_not_cut(someone: Callable[..., Person], scripts: bool) -> None:
    coordinator = someone("dieuphoi", scripts=scripts).goto(LOG)
    coordinator.write({"Tổ chức": "Hợp tác xã Ngoài Danh Bạ", TEXT: ENDLESS}).press("Ghi kiến nghị")
    told_beside(coordinator, TEXT, TOO_LONG)
    expect(coordinator.field(TEXT)).to_have_value(ENDLESS)
    expect(coordinator.field("Tổ chức")).to_have_value("Hợp tác xã Ngoài Danh Bạ")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_letters_in_pieces_a_picture_and_a_script_are_logged_as_words(
    someone: Callable[..., Person], scripts: bool
) -> None:
    words = f"Đường lên Đèo Gió sạt lở ẵ ễ ợ 🐝 <script>alert({int(scripts)})</script>"
    coordinator = someone("dieuphoi", scripts=scripts).goto(LOG)
    coordinator.page.on("dialog", lambda dialog: coordinator.failures.append(dialog.message))
    coordinator.write({"Tổ chức": "Hợp tác xã <b>Ngoài</b> Danh Bạ", TEXT: unicodedata.normalize("NFD", words)})
    coordinator.press("Ghi kiến nghị")
    logged = coordinator.main.get_by_role("link", name=words, exact=True)
    expect(logged).to_be_visible()
    logged.click()
    expect(coordinator.page.get_by_role("heading", level=1)).to_contain_text(words)
    # One letter is one letter: found and compared as everyone else types it.
    expect(coordinator.main.get_by_role("blockquote")).to_contain_text("ẵ ễ ợ")
    assert words in coordinator.main.get_by_role("blockquote").inner_text()


def test_files_too_big_or_not_what_their_name_says(someone: Callable[..., Person], tmp_path: Path) -> None:
    big, false = tmp_path / "ban-ve.pdf", tmp_path / "giay-to.pdf"
    big.write_bytes(b"%PDF-1.7\n" + bytes(40 * 1024 * 1024))
    false.write_bytes(b"<html><script>alert(1)</script></html>" * 50)
    representative = someone("htx", width=360).goto("/portal/petitions/new/")
    representative.field("Hợp tác xã Miến dong Đá Trắng").check()
    representative.write({DIFFICULTY: "Đường vào xưởng bị sạt lở."})
    for paper, words in (
        (big, "Tệp lớn hơn 10 MB. Chụp lại cỡ nhỏ hơn hoặc chia tệp."),
        (false, "Nội dung tệp “giay-to.pdf” không đúng với tên tệp."),
    ):
        representative.field("Ảnh hoặc giấy tờ").first.set_input_files(paper)
        representative.press("Gửi kiến nghị")
        expect(representative.page.get_by_role("alert").first).to_contain_text(words.replace("10 MB", "10\u00a0MB"))
        told_beside(representative, "Ảnh hoặc giấy tờ", words)
        expect(representative.field(DIFFICULTY)).to_have_value("Đường vào xưởng bị sạt lở.")
        expect(representative.field("Hợp tác xã Miến dong Đá Trắng")).to_be_checked()


def test_a_petition_too_long_is_not_sent_from_the_portal(someone: Callable[..., Person]) -> None:
    representative = someone("htx", width=360, scripts=False).goto("/portal/petitions/new/")
    representative.field("Hợp tác xã Miến dong Đá Trắng").check()
    representative.write({DIFFICULTY: ENDLESS}).press("Gửi kiến nghị")
    told_beside(representative, DIFFICULTY, TOO_LONG)
    expect(representative.field(DIFFICULTY)).to_have_value(ENDLESS)
