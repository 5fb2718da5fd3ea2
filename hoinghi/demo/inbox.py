"""What came in since the meeting and nobody has sorted yet, by every channel, so that the inbox shows its work."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from core.calendar import add_working_days
from hoinghi.demo.people import People
from petitions.enums import Channel, PetitionerKind
from petitions.models import CollectedList, Petition
from petitions.services import Letter, PetitionEntry, PetitionerEntry, petition_log
from petitions.services.collected import ListEntry, list_add, list_create, list_submit

# Working days ago, channel, who, the words.
ARRIVED = (
    (
        *(7, Channel.LETTER, "Hợp tác xã Chè Shan Bản Lướt"),
        "Hợp tác xã có 42 hộ trồng chè ở bản Lướt. Đường vào vùng chè dài 3 km, mùa mưa xe tải không lên được, chè hái "
        "xong phải gùi ra. Đề nghị tỉnh cho bê tông hóa, hợp tác xã góp ngày công và đá tại chỗ.",
    ),
    (
        *(4, Channel.HOTLINE, "Tổ hợp tác Nuôi ong Khe Lau"),
        "Gọi điện hỏi: tổ hợp tác có 9 thành viên thì vay Ngân hàng Chính sách xã hội theo tổ hay theo hộ, cần giấy tờ "
        "gì, ai xác nhận.",
    ),
    (
        *(3, Channel.VISIT, "Hợp tác xã Vận tải Cầu Gỗ"),
        "Đến trực tiếp, trình bày ba việc: một là xin giảm tiền thuê bãi đỗ xe; hai là hỏi thủ tục đổi tên hợp tác xã "
        "sau khi sáp nhập phường; ba là đề nghị mở lớp kế toán cho hợp tác xã vận tải.",
    ),
    (
        *(1, Channel.HOTLINE, "Hợp tác xã Nông nghiệp Đồng Cói"),
        "Công ty thu mua cói chậm trả 380 triệu đồng từ tháng 6, hợp tác xã không có tiền trả thành viên. Đề nghị "
        "ngành Công Thương mời hai bên làm việc.",
    ),
    (
        *(0, Channel.LETTER, "Hợp tác xã Rau an toàn Suối Mây"),
        "Đề nghị hướng dẫn thủ tục và hỗ trợ kinh phí in tem truy xuất nguồn gốc cho 12 loại rau, hiện mỗi siêu thị "
        "yêu cầu một loại mã khác nhau.",
    ),
)


def seed_inbox(people: People) -> None:
    """Each is logged once, known by its words."""
    coordinator, office = people.users["dieuphoi"], people.bodies["ubnd"]
    for days, channel, name, text in ARRIVED:
        if Petition.objects.filter(text=text).exists():
            continue
        petitioner = PetitionerEntry(name=name, kind=PetitionerKind.UNREGISTERED)
        entry = PetitionEntry(text=text, petitioners=(petitioner,), channel=channel, handled_by=office)
        petition_log(actor=coordinator, entry=entry, at=_ago(days))


def _ago(days: int) -> datetime:
    """Nine o'clock of a working day before today, or a moment ago."""
    if not days:
        return timezone.now() - timedelta(minutes=20)
    day = add_working_days(timezone.localdate(), -days)
    return timezone.make_aware(datetime.combine(day, time(9, 10)))


# One list that came in, and one that is being compiled.
SENT, COMPILED = "Kiến nghị của các hợp tác xã quý III năm 2026", "Kiến nghị của các hợp tác xã quý IV năm 2026"
LISTED = {
    SENT: (
        ("Hợp tác xã Dược liệu Khe Lau", "Đề nghị hỗ trợ chứng nhận hữu cơ cho 6 ha ba kích và đinh lăng."),
        ("Hợp tác xã Thủy sản Hồ Thượng", "Đề nghị cho vay vốn ưu đãi mua 12 lồng nuôi cá thay lồng tre đã hỏng."),
        ("Các hợp tác xã", "Đề nghị mở lớp tập huấn hóa đơn điện tử ngay tại cụm xã, mỗi quý một lớp."),
    ),
    COMPILED: (
        ("Hợp tác xã Gạo Bãi Bồi", "Đề nghị hỗ trợ máy sấy lúa 10 tấn một mẻ, hợp tác xã đối ứng một nửa."),
        ("Hợp tác xã Cói Đồng Hạ", "Đề nghị đưa sản phẩm cói vào gian hàng của tỉnh tại hội chợ xuân."),
    ),
}


def seed_lists(people: People) -> None:
    """Each list is entered once, known by its title."""
    alliance, clerk = people.bodies["lm"], people.users["lienminh"]
    for title, rows in LISTED.items():
        if CollectedList.objects.filter(title=title).exists():
            continue
        letter = Letter("118/LMHTX-CSPT", add_working_days(timezone.localdate(), -2)) if title == SENT else Letter()
        collected = list_create(actor=clerk, body=alliance, entry=ListEntry(title, letter=letter))
        for name, text in rows:
            kind = PetitionerKind.COLLECTIVE if name == "Các hợp tác xã" else PetitionerKind.UNREGISTERED
            list_add(actor=clerk, collected_list=collected, petitioner=PetitionerEntry(name=name, kind=kind), text=text)
        if title == SENT:
            list_submit(actor=clerk, collected_list=collected, at=_ago(2))
