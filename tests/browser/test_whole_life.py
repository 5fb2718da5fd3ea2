"""A petition's whole life, as the people of one province live it: not ours, late, sent back, approved, public, not
solved, reopened, put to a higher authority, answered again. In the end the page tells it to a stranger."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.browser.people import PASSWORD, Person
from tests.browser.running import RunningSite

TODAY = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
DAY = f"{TODAY:%d/%m/%Y}"
WISH = "Trạm biến áp của thôn quá tải, máy sấy miến phải chạy ban đêm; đề nghị nâng công suất trước vụ Tết."
PART = "Nội dung trả lời của cơ quan về phần được giao"
FIRST_WORDS = "Sở đã khảo sát, trạm biến áp cần thêm 250 kVA. Việc nâng công suất làm trong năm nay."
BETTER_WORDS = "Sở đã khảo sát, trạm biến áp cần thêm 250 kVA. Việc nâng công suất xong trước 31/12."
LAST_WORDS = "Tập đoàn Điện lực đã bố trí vốn; trạm mới đóng điện trước Tết."
# What a stranger reads in the end, the oldest first; days and the number of the dossier are not the point.
STORY = """\
Triệu Thị Mùi gửi kiến nghị của Hợp tác xã Miến dong Đá Trắng.
Lê Thị Bích Ngọc phân loại và sửa phần tóm tắt.
Lê Thị Bích Ngọc giao Sở Công Thương; hạn NGÀY.
Lương Đức Thắng trả lại thay cho Sở Công Thương: “Trạm nằm trong vùng sản xuất nông nghiệp.”. \
Theo cơ quan này, việc thuộc Sở Nông nghiệp và Môi trường.
Lê Thị Bích Ngọc giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính; hạn chung NGÀY.
Phạm Văn Bằng ký phần trả lời của Sở Nông nghiệp và Môi trường.
Phạm Văn Bằng tiếp tục không chờ Sở Tài chính: không có ý kiến đến hạn NGÀY.
Phạm Văn Bằng trình duyệt trả lời chung do Sở Nông nghiệp và Môi trường chủ trì (bản thứ 1).
Hoàng Minh Đức trả lại để sửa: “1) Ghi rõ ngày xong.”.
Phạm Văn Bằng ký phần trả lời của Sở Nông nghiệp và Môi trường.
Phạm Văn Bằng trình duyệt trả lời chung do Sở Nông nghiệp và Môi trường chủ trì (bản thứ 2).
Hoàng Minh Đức duyệt trả lời. Kết quả: Giải trình, hướng dẫn.
Lê Thị Bích Ngọc đã đọc nội dung công khai và chuẩn bị để công khai.
Hoàng Minh Đức công khai kiến nghị và câu trả lời.
Hợp tác xã Miến dong Đá Trắng đánh giá trả lời: Chưa giải quyết. \
Đề nghị mở lại kiến nghị: “Đã qua hạn mà trạm chưa được nâng công suất.”.
Lê Thị Bích Ngọc mở lại theo đề nghị của đơn vị kiến nghị: Đã qua hạn mà trạm chưa được nâng công suất.
Lê Thị Bích Ngọc kiến nghị Tập đoàn Điện lực Việt Nam, văn bản số 512/UBND-KT, hồ sơ SỐ.
Tập đoàn Điện lực Việt Nam đã trả lời; Lê Thị Bích Ngọc giao Sở Nông nghiệp và Môi trường soạn trả lời, hạn NGÀY.
Phạm Văn Bằng ký phần trả lời của Sở Nông nghiệp và Môi trường.
Phạm Văn Bằng trình duyệt trả lời chung do Sở Nông nghiệp và Môi trường chủ trì (bản thứ 3).
Hoàng Minh Đức duyệt trả lời. Kết quả: Giải trình, hướng dẫn."""
LEAD, ASKED_FIRST, LATE = "Sở Nông nghiệp và Môi trường", "Sở Công Thương", "Sở Tài chính"


def test_a_petition_from_not_ours_to_the_second_answer(site: RunningSite, someone: Callable[..., Person]) -> None:
    give_passwords(site, "ct", "tc")
    representative = someone("htx", width=360)
    code = send(representative)
    coordinator = someone("dieuphoi")
    assign(coordinator, code, ASKED_FIRST)
    return_it(someone("ct"), code)
    assign(coordinator, code, LEAD, LATE)
    head = someone("truongphong")
    sign(head, code, FIRST_WORDS)
    let_the_other_part_be_late(site, code)
    go_on_without_it(head, code)
    submit(head, code)
    leader = someone("lanhdao")
    send_back(leader, code)
    sign(head, code, BETTER_WORDS)
    submit(head, code)
    approve(leader, code)
    prepare(coordinator, code)
    publish_the_batch(leader, code)
    rate_it_as_not_solved(representative, code)
    reopen(coordinator, code)
    escalate(coordinator, code)
    file_the_reply(coordinator, code)
    sign(head, code, LAST_WORDS)
    submit(head, code)
    approve(leader, code)
    the_petitioner_reads_the_second_answer(representative, code)
    the_page_tells_the_story(coordinator, code)


def give_passwords(site: RunningSite, *accounts: str) -> None:
    """Two heads of the demo who never sign in there do so here."""
    names = ", ".join(f"'{account}@demo.hoinghi.vn'" for account in accounts)
    site.manage(
        "shell",
        "-c",
        "from accounts.models import User\n"
        f"for user in User.objects.filter(email__in=[{names}]):\n"
        f"    user.set_password('{PASSWORD}')\n"
        "    user.save()\n",
    )


def send(representative: Person) -> str:
    representative.follow("Gửi kiến nghị mới")
    representative.field("Hợp tác xã Miến dong Đá Trắng").check()
    representative.write({"Hợp tác xã đang gặp khó khăn gì?": WISH, "Về lĩnh vực": "Máy móc, nhà xưởng, hạ tầng"})
    representative.press("Gửi kiến nghị")
    expect(representative.main.get_by_role("heading", level=1)).to_have_text("Đã nhận kiến nghị")
    return re.findall(r"KN-\d{4}-\d{6}", representative.page.url)[0]


def assign(coordinator: Person, code: str, lead: str, *parts: str) -> None:
    """Through the sheet that sorts and assigns in one; what it suggests gives way to what is chosen."""
    open_petition(coordinator, code).follow("Phân loại và giao xử lý")
    parts_in_full = (*parts, "Không có")
    bodies = {f"Cơ quan phối hợp {n}": name for n, name in enumerate(parts_in_full, start=1)}
    coordinator.write({"Thẩm quyền": "Tỉnh", "Cơ quan chủ trì": lead} | bodies)
    coordinator.press("Giao xử lý, sang kiến nghị tiếp theo").hears(f"Đã giao {code} cho {lead}")


def return_it(head: Person, code: str) -> None:
    """It is in their list; they say why it is not theirs and whose it is."""
    head.main.locator(f"a[href*='{code}']").first.click()
    expect(head.main).to_contain_text(WISH)
    head.follow("Trả lại, không thuộc cơ quan này")
    reason = {"Vì sao không thuộc cơ quan bạn": "Trạm nằm trong vùng sản xuất nông nghiệp."}
    head.write(reason | {"Theo bạn thuộc cơ quan nào": LEAD})
    head.press("Trả lại, không thuộc cơ quan này").hears("Đã trả lại")


def sign(head: Person, code: str, words: str) -> None:
    open_petition(head, code).write({PART: words})
    head.press("Ký phần trả lời").hears("đã ký")


def let_the_other_part_be_late(site: RunningSite, code: str) -> None:
    """The days that a browser cannot wait for."""
    yesterday = TODAY - timedelta(days=1)
    site.manage(
        "shell",
        "-c",
        "from petitions.models import Assignment\n"
        f"Assignment.objects.filter(petition__code='{code}', role='co').update(due='{yesterday}')\n",
    )


def go_on_without_it(head: Person, code: str) -> None:
    open_petition(head, code).follow("Tiếp tục không chờ phần này")
    head.press("Tiếp tục không chờ phần này").hears("Câu trả lời tiếp tục, không chờ phần này")


def submit(head: Person, code: str) -> None:
    open_petition(head, code).follow("Theo dõi và soạn trả lời chung")
    head.press("Trình lãnh đạo duyệt").hears("Đã trình")


def send_back(leader: Person, code: str) -> None:
    """With a remark at the words it is about, which the head then finds at the same words."""
    open_petition(leader, code).follow("Trả lại để sửa")
    first = leader.main.locator("[data-remark-row]").first
    leader.write({"Câu, chữ cần sửa": "trong năm nay", "Nhận xét": "Ghi rõ ngày xong."}, first)
    leader.press("Trả lại để sửa").hears("Đã trả lại")


def approve(leader: Person, code: str) -> None:
    open_petition(leader, code).follow("Duyệt trả lời")
    leader.field("Giải trình, hướng dẫn").check()
    leader.press("Duyệt trả lời").hears("Đã duyệt")


def prepare(coordinator: Person, code: str) -> None:
    open_petition(coordinator, code).follow("Chuẩn bị công khai")
    coordinator.field("Tôi đã đọc: không có dữ liệu cá nhân, không có bí mật").check()
    coordinator.press("Chuẩn bị công khai").hears("Đã chuẩn bị")


def publish_the_batch(leader: Person, code: str) -> None:
    """All that is prepared is ticked already; it goes public at one moment."""
    leader.goto("/manage/petitions/publish/")
    expect(leader.main.get_by_role("checkbox", name=code)).to_be_checked()
    leader.press("Công khai mục đã chọn").hears("công khai")


def rate_it_as_not_solved(representative: Person, code: str) -> None:
    representative.goto(f"/portal/petitions/{code}/")
    expect(representative.main).to_contain_text(BETTER_WORDS)
    representative.follow("Đánh giá câu trả lời")
    representative.field("Chưa giải quyết").check()
    representative.field("Đề nghị mở lại kiến nghị").check()
    representative.write({"Vì sao cần xem xét lại": "Đã qua hạn mà trạm chưa được nâng công suất."})
    representative.press("Gửi đánh giá")


def reopen(coordinator: Person, code: str) -> None:
    """The wish is on the petition's page; granting it takes the petitioner's own words as the reason."""
    open_petition(coordinator, code)
    expect(coordinator.main).to_contain_text("Đã qua hạn mà trạm chưa được nâng công suất.")
    coordinator.follow("Mở lại")
    coordinator.press("Mở lại").hears("Đã mở lại")


def escalate(coordinator: Person, code: str) -> None:
    coordinator.goto(f"/manage/petitions/{code}/do/escalate/")
    coordinator.write(
        {
            "Tên cơ quan, nếu không có trong danh sách": "Tập đoàn Điện lực Việt Nam",
            "Số công văn": "512/UBND-KT",
            "Ngày công văn": DAY,
        }
    )
    coordinator.press("Kiến nghị cấp trên").hears("Đã kiến nghị")


def file_the_reply(coordinator: Person, code: str) -> None:
    """The reply is made an answer by the body that led before."""
    open_petition(coordinator, code).follow("Ghi trả lời của cấp trên")
    coordinator.write({"Nội dung trả lời của cấp trên": "Đã bố trí vốn nâng trạm trong năm."})
    coordinator.press("Ghi trả lời của cấp trên").hears("Đã ghi")


def the_petitioner_reads_the_second_answer(representative: Person, code: str) -> None:
    representative.goto(f"/portal/petitions/{code}/")
    expect(representative.main).to_contain_text(LAST_WORDS)


def the_page_tells_the_story(coordinator: Person, code: str) -> None:
    open_petition(coordinator, code)
    moments = coordinator.main.get_by_role("region", name="Diễn biến").get_by_role("listitem").all_inner_texts()
    assert [sentence(one) for one in reversed(moments)] == STORY.splitlines()


def sentence(moment: str) -> str:
    """Without the time before it, the days in it and the number of the dossier."""
    words = re.sub(r"^\s*[\d:, /]+\s*", "", moment).strip()
    return re.sub(r"HS-\d{4}-\d{6}", "SỐ", re.sub(r"\d{2}/\d{2}/\d{4}", "NGÀY", words))


def open_petition(person: Person, code: str) -> Person:
    return person.goto(f"/manage/petitions/{code}/")
