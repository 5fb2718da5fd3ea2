"""The main job from end to end, as the people of one province do it: a meeting, petitions, answers, the report."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.people import Person
from tests.browser.running import RunningSite

TODAY = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
DAY = f"{TODAY:%d/%m/%Y}"
DUE = f"{TODAY + timedelta(days=21):%d/%m/%Y}"
TITLE = f"Hội nghị đối thoại về đất đai và thị trường của hợp tác xã năm {TODAY.year}"
COOPERATIVE = "Hợp tác xã Mật ong Bạc hà Đèo Gió"
SPEAKER = "Nguyễn Thị Ốc Hương"
LETTERS = (
    "àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ "
    "ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ Đ ÈÉẺẼẸ ÊỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ"
)
LAND = f"Xin thuê 2 ha đất đồi để đặt đàn ong; nhãn mật in đủ chữ: {LETTERS}."
TAX = "Đề nghị hướng dẫn kê khai thuế khi bán mật qua sàn điện tử."
FAIR = "Đề nghị có gian hàng chung tại hội chợ xuân của tỉnh."
LEAD_WORDS = "Sở Nông nghiệp và Môi trường trình UBND tỉnh giao 2 ha đất đồi trước ngày 15 tháng sau; hồ sơ nộp tại xã."
CO_WORDS = "Miễn tiền thuê đất 3 năm đầu theo quy định hiện hành."


def test_a_meeting_from_its_planning_to_the_printed_report(site: RunningSite, someone: Callable[..., Person]) -> None:
    coordinator = someone("dieuphoi")
    plan_the_meeting(coordinator)
    announce_and_open_it(coordinator)
    register_a_cooperative(coordinator)
    log_three_petitions_by_keyboard(coordinator)
    code = assign_the_first(coordinator)
    draft_the_lead_part(someone("chuyenvien"), code)
    head = someone("truongphong")
    sign_the_lead_part(head, code)
    record_the_other_part_from_its_letter(coordinator, code)
    submit_the_joint_answer(head, code)
    leader = someone("lanhdao")
    approve(leader, code)
    prepare_for_the_public(coordinator, code)
    publish(leader, code)
    read_it_as_a_stranger(someone(), code)
    conclude(coordinator)
    words = report_read_back(coordinator, site)
    for told in (TITLE, COOPERATIVE, LAND, TAX, FAIR, LEAD_WORDS, CO_WORDS):
        assert squeezed(told) in words, told


def test_a_representative_sends_a_petition_from_a_telephone(someone: Callable[..., Person]) -> None:
    representative = someone("htx", width=360)
    representative.follow("Gửi kiến nghị mới")
    representative.field("Hợp tác xã Miến dong Đá Trắng").check()
    representative.write(
        {
            "Hợp tác xã đang gặp khó khăn gì?": "Đường vào xưởng miến bị sạt, xe tải không vào được.",
            "Về lĩnh vực": "Máy móc, nhà xưởng, hạ tầng",
        }
    )
    representative.press("Gửi kiến nghị")
    expect(representative.main.get_by_role("heading", level=1)).to_have_text("Đã nhận kiến nghị")
    expect(representative.main).to_contain_text(re.compile(r"KN-\d{4}-\d{6}"))
    expect(representative.main).to_contain_text("Số biên nhận")
    expect(representative.main.locator(".state")).to_have_text("Mới tiếp nhận")


def plan_the_meeting(coordinator: Person) -> None:
    coordinator.follow("Hội nghị", coordinator.menu).follow("Lập kế hoạch hội nghị")
    coordinator.write(
        {
            "Tên hội nghị": TITLE,
            "Chủ đề": "Đất đai, thuế và thị trường",
            "Ngày": DAY,
            "Bắt đầu": "8h00",
            "Kết thúc": "11:30",
            "Địa điểm": "Hội trường tầng 2, Trụ sở UBND tỉnh",
            "Cơ quan đứng tên mời": "Ủy ban nhân dân tỉnh Lam Giang",
        }
    )
    coordinator.press("Lưu bản nháp").hears("Đã lưu bản nháp")
    coordinator.follow("Chương trình")
    coordinator.write({"Nội dung": "Khai mạc, giới thiệu đại biểu", "Bắt đầu": "08:00", "Kết thúc": "08:10"})
    coordinator.press("Thêm nội dung").hears("Đã thêm")
    coordinator.follow("Đại biểu")
    coordinator.write({"Danh xưng": "Bà", "Họ và tên": "Đinh Thị Hường", "Chức vụ": "Phó Chủ tịch UBND tỉnh"})
    coordinator.field("Chủ trì hội nghị").check()
    coordinator.press("Thêm đại biểu").hears("Đã thêm")


def announce_and_open_it(coordinator: Person) -> None:
    coordinator.follow("Tổng quan")
    expect(coordinator.main).to_contain_text("Bà Đinh Thị Hường, Phó Chủ tịch UBND tỉnh")
    coordinator.follow("Thông báo hội nghị").press("Thông báo hội nghị").hears("Đã thông báo hội nghị")
    coordinator.press("Khai mạc").hears("Đã khai mạc")


def register_a_cooperative(coordinator: Person) -> None:
    coordinator.follow("Hợp tác xã", coordinator.menu).follow("Thêm tổ chức")
    coordinator.write({"Tên tổ chức": COOPERATIVE, "Đơn vị hành chính": "Xã Nà Khoang, Tỉnh Lam Giang"})
    coordinator.press("Lưu").hears(f"Đã đưa {COOPERATIVE} vào danh bạ")


def log_three_petitions_by_keyboard(coordinator: Person) -> None:
    """Accents are not needed to find the organisation; the form is ready again at once; sent twice it counts once."""
    page, keys = coordinator.page, coordinator.page.keyboard
    open_the_meeting(coordinator).follow("Ghi kiến nghị")
    organisation = coordinator.field("Tổ chức")
    for count, (topic, text, send) in enumerate(
        [("Tem", LAND, "Enter"), ("Thu", TAX, "Control+Enter"), ("X", FAIR, "Enter")], start=1
    ):
        expect(organisation).to_be_focused()
        expect(organisation).to_have_value("")
        keys.type("mat ong bac ha")
        expect(page.get_by_role("option", name=COOPERATIVE)).to_be_visible()
        for key in ("ArrowDown", "Enter", "Tab"):
            keys.press(key)
        keys.insert_text(SPEAKER)
        keys.press("Tab")
        # The topic of the petition before is offered again.
        keys.press("Home")
        keys.type(topic)
        keys.press("Tab")
        keys.insert_text(text)
        with page.expect_request(lambda request: request.method == "POST") as sent:
            keys.press(send)
            keys.press(send)
        expect(page.get_by_text(f"{count} kiến nghị", exact=True)).to_be_visible()
    again = coordinator.context.request.post(
        page.url, data=sent.value.post_data or "", headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert again.ok
    page.reload()
    expect(page.get_by_text("3 kiến nghị", exact=True)).to_be_visible()
    rows = coordinator.main.get_by_role("region", name="Đã ghi tại hội nghị").get_by_role("listitem")
    expect(rows).to_have_count(3)
    for row, topic in zip((0, 1, 2), ("Xúc tiến thương mại", "Thuế", "Tem nhãn"), strict=True):
        expect(rows.nth(row)).to_contain_text(f"{COOPERATIVE} · {topic}")


def assign_the_first(coordinator: Person) -> str:
    """To a lead and a body beside it, with a day of its own choosing. Returns the petition's code."""
    coordinator.main.get_by_role("link", name="Xin thuê 2 ha đất đồi").click()
    expect(coordinator.main).to_contain_text(f"{SPEAKER}, {COOPERATIVE}")
    code = re.findall(r"KN-\d{4}-\d{6}", coordinator.page.url)[0]
    coordinator.follow("Phân loại và giao xử lý")
    coordinator.write(
        {
            "Cơ quan chủ trì": "Sở Nông nghiệp và Môi trường",
            # What is suggested for the topic gives way to what is chosen.
            "Cơ quan phối hợp 1": "Sở Tài chính",
            "Cơ quan phối hợp 2": "Không có",
            "Hạn báo cho người kiến nghị": DUE,
        }
    )
    coordinator.press("Giao xử lý, sang kiến nghị tiếp theo").hears(f"Đã giao {code} cho Sở Nông nghiệp và Môi trường")
    expect(open_petition(coordinator, code).main).to_contain_text(f"hạn chung {DUE}")
    return code


PART = "Nội dung trả lời của cơ quan về phần được giao"


def draft_the_lead_part(officer: Person, code: str) -> None:
    open_petition(officer, code).write({PART: LEAD_WORDS})
    officer.press("Lưu bản nháp").hears("Đã lưu bản nháp")
    expect(officer.main.get_by_role("button", name="Ký phần trả lời")).to_have_count(0)


def sign_the_lead_part(head: Person, code: str) -> None:
    expect(open_petition(head, code).field(PART)).to_have_value(LEAD_WORDS)
    head.press("Ký phần trả lời").hears("Phần của Sở Nông nghiệp và Môi trường đã ký")
    head.follow("Theo dõi và soạn trả lời chung")
    expect(head.main).to_contain_text("đang chờ Sở Tài chính")


def record_the_other_part_from_its_letter(coordinator: Person, code: str) -> None:
    """Sở Tài chính has no account here: the coordinator records its letter."""
    open_petition(coordinator, code)
    parts = coordinator.main.get_by_role("listitem")
    part = parts.filter(has=coordinator.page.get_by_role("heading", name="Sở Tài chính"))
    coordinator.follow("Ký phần trả lời", part)
    coordinator.write({PART: CO_WORDS, "Số văn bản": "812/STC-QLN", "Ngày văn bản": DAY, "Người ký": "Vũ Thị Hạnh"})
    coordinator.press("Ký phần trả lời").hears("Phần trả lời đã ký")
    expect(coordinator.main).to_contain_text("Ghi nhận theo văn bản số 812/STC-QLN")


def submit_the_joint_answer(head: Person, code: str) -> None:
    open_petition(head, code).follow("Theo dõi và soạn trả lời chung")
    joint = head.field("Nội dung trả lời chung, đúng như người kiến nghị sẽ đọc")
    assert LEAD_WORDS in joint.input_value()
    assert CO_WORDS in joint.input_value()
    head.press("Trình lãnh đạo duyệt").hears("Đã trình. Chờ lãnh đạo duyệt")


def approve(leader: Person, code: str) -> None:
    open_petition(leader, code).follow("Duyệt trả lời")
    leader.field("Theo lộ trình").check()
    leader.write({"Xong trước ngày": DUE})
    leader.press("Duyệt trả lời").hears("Đã duyệt")


def prepare_for_the_public(coordinator: Person, code: str) -> None:
    open_petition(coordinator, code).follow("Chuẩn bị công khai")
    coordinator.field("Tôi đã đọc: không có dữ liệu cá nhân, không có bí mật").check()
    coordinator.press("Chuẩn bị công khai").hears("Đã chuẩn bị")


def publish(leader: Person, code: str) -> None:
    open_petition(leader, code).follow("Công khai")
    leader.press("Công khai").hears("Đã công khai")


def read_it_as_a_stranger(stranger: Person, code: str) -> None:
    """The answer is public; who spoke in the room is not."""
    stranger.goto("/").main.get_by_role("link", name=TITLE).first.click()
    expect(stranger.main).not_to_contain_text(SPEAKER)
    stranger.main.get_by_role("link", name="Xin thuê 2 ha đất đồi").click()
    expect(stranger.page).to_have_url(re.compile(rf"/petitions/{code}/$"))
    for words in (LAND, LEAD_WORDS, CO_WORDS, COOPERATIVE, f"Theo lộ trình, trước {DUE}"):
        expect(stranger.main).to_contain_text(words)
    assert SPEAKER not in stranger.page.content()


def conclude(coordinator: Person) -> None:
    open_the_meeting(coordinator).follow("Bế mạc")
    coordinator.write({"Kết thúc lúc": "11:40"})
    coordinator.press("Bế mạc").hears("Đã bế mạc")


def report_read_back(coordinator: Person, site: RunningSite) -> str:
    """Ask for the report, watch it being made, look at it, keep it. Returns its words without spaces."""
    page = coordinator.page
    with site.worker_paused():
        coordinator.press("Lập báo cáo tổng hợp")
        expect(page.get_by_role("progressbar")).to_be_visible()
        page.evaluate("window.sameVisit = true")
    kept = page.get_by_role("link", name="Tải tệp PDF")
    expect(kept).to_be_visible(timeout=120_000)
    assert page.evaluate("window.sameVisit")
    with page.expect_popup() as window:
        coordinator.follow("Xem trong cửa sổ mới")
    expect(window.value).to_have_url(re.compile("/files/"))
    window.value.close()
    shown = page.locator("iframe").get_attribute("src")
    seen = coordinator.context.request.get(str(shown))
    assert seen.headers["content-type"] == "application/pdf"
    assert "attachment" not in seen.headers.get("content-disposition", "")
    with page.expect_download() as download:
        kept.click()
    assert download.value.suggested_filename.startswith("bao-cao-tong-hop")
    content = download.value.path().read_bytes()
    assert content == seen.body()
    return squeezed(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(content)).pages))


def open_the_meeting(person: Person) -> Person:
    return person.follow("Hội nghị", person.menu).follow(TITLE)


def open_petition(person: Person, code: str) -> Person:
    return person.goto(f"/manage/petitions/{code}/")


def squeezed(words: str) -> str:
    """Without spaces: where a line of a paper ends is not of interest here."""
    return re.sub(r"\s+", "", words)
