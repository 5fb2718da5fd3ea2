"""Both real meetings, fact by fact, as a reader finds them: on the public page, on the staff page and in the PDF."""

import re
import tempfile
from html import unescape
from pathlib import Path

from django.core.management import call_command
from django.test import Client, TestCase

from accounts.enums import Role
from hoinghi.demo.real_meetings import seed_real_meetings
from tests.factories.accounts import AppointmentFactory
from tests.reports.reading import Sheet

# Written once for pages and paper: what differs between them is a tuple of alternatives.
TAN_BINH = (
    "Hội nghị gặp gỡ giữa lãnh đạo quận với hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác",
    "Tân Bình năm 2023",
    ("24/03/2023", "ngày 24 tháng 3 năm 2023"),
    ("sáng, giờ không ghi lại", "buổi sáng, ngày 24"),
    "Quận ủy Tân Bình",
    "Ủy ban nhân dân quận Tân Bình",
    "Phòng Tài chính - Kế hoạch",
    "nâng cao hiệu quả kinh tế tập thể trên địa bàn quận",
    "Bà Thái Thị Lan Chi, Quận ủy viên, Phó Chủ tịch UBND quận",
    "Ông Trần Minh Vũ",
    "Quận ủy viên, Trưởng phòng Tài chính - Kế hoạch",
    "Thành viên Ban Chỉ đạo về kinh tế tập thể",
    "Ủy ban nhân dân 15 phường",
    "15 cơ quan",
    "Đại diện các hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác",
    "29-CTrHĐ/TU",
    ("01/01/2023", "ngày 01 tháng 01 năm 2023"),
    "Thành ủy",
    "20-NQ/TW",
    ("16/6/2022", "16/06/2022", "ngày 16 tháng 6 năm 2022"),
    "Dự thảo Kế hoạch của Quận ủy",
    ("Số lượt ý kiến 10", "Số lượt ý kiến tại Hội nghị: 10 lượt"),
    "Tiền thuê đất",
    "Xúc tiến thương mại",
    "Giá thu gom chất thải rắn sinh hoạt",
    "Thuê mặt bằng làm trụ sở",
    "Ưu đãi vay vốn",
    "Tài liệu tuyên truyền lợi ích khi gia nhập hợp tác xã",
    "vượt thẩm quyền",
    "kiến nghị, đề xuất với Thành phố",
    "không ghi lại",
)
TAN_BINH_ANSWERS = (
    "Phòng Tài nguyên và Môi trường",
    "Phòng Kinh tế",
    "Chi cục Thuế",
    "Công ty TNHH MTV Dịch vụ công ích",
)
BAC_KAN = (
    "Hội nghị đối thoại giữa lãnh đạo UBND tỉnh Bắc Kạn với các hợp tác xã",
    "năm 2024",
    "không ghi lại",
    "Đồng chí Nông Quang Nhất, Phó Chủ tịch UBND tỉnh",
    "455 HTX",
    "5.506 thành viên",
    "59 triệu đồng/người/năm",
    "đạt 100% kế hoạch năm",
    "Nguồn",
    "Báo Bắc Kạn điện tử",
    "“mỗi xã một sản phẩm” (OCOP)",
    "Miến dong",
    "Bí xanh thơm",
    "Nghệ đỏ",
    "Nghệ đen",
    "Gạo Bao thai",
    "Khẩu nua lếch",
    "HTX Kiến trúc xanh",
    "thôn Bản Ó, xã Xuân Lạc, huyện Chợ Đồn",
    "Hỗ trợ tín dụng",
    "Thủ tục còn quá phức tạp",
    "HTX Tài Hoan",
    "huyện Na Rì",
    "khoảng 1 ha tại Cụm công nghiệp Vằng Mười, xã Trần Phú",
    "dây chuyền chế biến miến",
    "Cho vay ưu đãi, nhanh chóng",
    "Tập huấn về nghĩa vụ thuế",
    "Đất để thuê",
    "Máy móc, nhà xưởng",
    "Tem nhãn sản phẩm",
    "hội chợ trong và ngoài tỉnh",
    "Hợp đồng bao tiêu lâu dài với các công ty lớn",
    "Liên minh hợp tác xã tỉnh",
    "Liên minh tổng hợp, trình UBND tỉnh",
    "tổng kết Đề án giai đoạn 2021 - 2025",
    "Đề án giai đoạn 2025 - 2030",
    "Tiếp tục đổi mới",
    "Ứng dụng khoa học và chuỗi giá trị",
    "Bằng khen",
    "Chủ tịch UBND tỉnh",
    ("8 tổ chức", "08 tập thể"),
    "Giấy khen",
    "Chủ tịch Liên minh hợp tác xã tỉnh",
    ("16 tổ chức", "16 tập thể"),
    "Ảnh đăng kèm tin về hội nghị",
)
BAC_KAN_ANSWERS = ("Các sở, ngành của tỉnh",)


def missing(text: str, facts) -> list:
    """The facts of which no wording stands in `text`."""
    folded = text.casefold()
    wordings = [(fact,) if isinstance(fact, str) else fact for fact in facts]
    return [one for one in wordings if not any(words.casefold() in folded for words in one)]


def plain(html: str) -> str:
    """The words of a page, without its tags."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    words = unescape(re.sub(r"<[^>]+>", " ", main))
    return re.sub(r" (?=[,.;:])", "", " ".join(words.split()))


class TestReadBack(TestCase):
    """One seeding for all of them: it takes seconds."""

    @classmethod
    def setUpTestData(cls):
        seed_real_meetings()

    def page(self, path: str, client: Client | None = None) -> str:
        return plain((client or Client()).get(path).content.decode())

    def first_answer(self, code: str) -> str:
        """The public page of one petition of the meeting: it says who answered."""
        links = re.findall(r'href="(/petitions/KN-[^"]+)"', Client().get(f"/meetings/{code}/").content.decode())
        return self.page(links[0])

    def paper(self, code: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            output = Path(folder) / "bao-cao.pdf"
            call_command("render_document", "summary_report", "--meeting", code, "--output", str(output), verbosity=0)
            return " ".join(Sheet(output.read_bytes()).text().split())

    def test_tan_binh_on_the_public_page(self):
        assert missing(self.page("/meetings/tan-binh-2023/"), TAN_BINH) == []
        assert missing(self.first_answer("tan-binh-2023"), TAN_BINH_ANSWERS) == []

    def test_bac_kan_on_the_public_page(self):
        assert missing(self.page("/meetings/bac-kan-2024/"), BAC_KAN) == []
        assert missing(self.first_answer("bac-kan-2024"), BAC_KAN_ANSWERS) == []

    def test_staff_of_another_area_read_the_background_too(self):
        client = Client()
        client.force_login(AppointmentFactory(role=Role.COORDINATOR).user)
        background = BAC_KAN[: BAC_KAN.index("HTX Kiến trúc xanh")]
        assert missing(self.page("/manage/meetings/bac-kan-2024/", client), background) == []

    def test_nothing_reported_nothing_told(self):
        assert "Bối cảnh" not in self.page("/meetings/tan-binh-2023/")

    def test_tan_binh_in_the_pdf(self):
        assert missing(self.paper("tan-binh-2023"), (*TAN_BINH, *TAN_BINH_ANSWERS)) == []

    def test_bac_kan_in_the_pdf(self):
        assert missing(self.paper("bac-kan-2024"), (*BAC_KAN, *BAC_KAN_ANSWERS)) == []
