"""Vietnamese sentences of a petition's kind, put together by chance; the same seed gives the same sentences."""

import random

FIRST = (
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Giang",
    "Hà",
    "Hiếu",
    "Hoa",
    "Hùng",
    "Khánh",
    "Lan",
    "Linh",
    "Long",
    "Mai",
    "Minh",
)
MIDDLE = ("Văn", "Thị", "Đức", "Quang", "Thanh", "Ngọc", "Xuân", "Hồng", "Minh", "Kim")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Nông", "Lò", "Triệu", "Hà", "Ma", "Lý")
PLACE_A = ("Suối", "Đồi", "Khe", "Bản", "Thung", "Núi", "Đồng", "Bãi", "Rừng", "Hồ", "Làng", "Xóm", "Đầm", "Gò", "Bến")
PLACE_B = (
    "Mây",
    "Thông",
    "Vàng",
    "Hin",
    "Lau",
    "Khói",
    "Cói",
    "Bồi",
    "Sến",
    "Ngọc",
    "Vông",
    "Đình",
    "Sen",
    "Găng",
    "Lở",
)
PLACE_C = ("Thượng", "Hạ", "Đông", "Đoài", "Nam", "Bắc", "Trong", "Ngoài", "Mới", "Cũ")
TRADES = (
    *("Nông nghiệp", "Chăn nuôi", "Rau an toàn", "Dược liệu", "Thủy sản", "Chè", "Cà phê", "Mật ong", "Trái cây"),
    *("Vận tải", "Xây dựng", "Dịch vụ tổng hợp", "Thổ cẩm", "Miến dong", "Lúa gạo", "Môi trường", "Du lịch cộng đồng"),
)
SITUATIONS = (
    "Hợp tác xã đang mở rộng {thing} thêm {n} ha nhưng chưa có mặt bằng ổn định",
    "Đường vào vùng {thing} dài {n} km xuống cấp, xe tải không vào được trong mùa mưa",
    "Chi phí đầu vào cho {thing} tăng {n}% so với năm trước, thành viên khó duy trì sản xuất",
    "Hồ sơ hỗ trợ về {thing} đã nộp {n} tháng nhưng chưa nhận được kết quả",
    "Sản phẩm {thing} đạt tiêu chuẩn nhưng đầu ra không ổn định, có {n} hộ muốn rút khỏi hợp tác xã",
    "Thành viên cần vay {n} triệu đồng để đầu tư {thing} nhưng không có tài sản thế chấp",
    "Hệ thống điện phục vụ {thing} quá tải, mỗi tháng mất điện {n} lần",
    "Giá thuê đất làm {thing} tăng {n}% trong chu kỳ mới, vượt khả năng chi trả",
)
THINGS = (
    *("nhà màng trồng rau", "kho lạnh bảo quản nông sản", "xưởng chế biến tinh bột", "vùng nguyên liệu chè"),
    *("bãi tập kết vật liệu", "dây chuyền đóng gói", "vườn ươm cây giống", "trại nuôi gia cầm", "lồng bè nuôi cá"),
    *("điểm bán hàng tại chợ trung tâm", "tem truy xuất nguồn gốc", "lớp tập huấn kế toán", "gian hàng trực tuyến"),
)
WISHES = (
    "Đề nghị {body} hướng dẫn thủ tục và bố trí kinh phí hỗ trợ trong năm nay.",
    "Kiến nghị {body} xem xét, tháo gỡ và trả lời bằng văn bản.",
    "Đề nghị {body} kiểm tra thực tế và có phương án trước vụ tới.",
    "Mong muốn {body} làm đầu mối kết nối với doanh nghiệp và tổ chức tín dụng.",
    "Kiến nghị {body} báo cáo cấp có thẩm quyền sửa đổi quy định cho phù hợp.",
)
ANSWERS = (
    "{body} đã kiểm tra thực tế và thống nhất hỗ trợ theo định mức hiện hành; hợp tác xã nộp hồ sơ trong {n} ngày.",
    "Nội dung kiến nghị phù hợp quy định. {body} đã đưa vào kế hoạch, dự kiến thực hiện sau {n} tháng.",
    "{body} hướng dẫn hợp tác xã lập hồ sơ theo mẫu và sẽ trả lời trong {n} ngày làm việc kể từ ngày nhận đủ hồ sơ.",
    "Theo quy định hiện hành, nội dung này chưa có nguồn kinh phí; {body} ghi nhận và xem xét sau {n} tháng.",
)


class Words:
    """A source of names and sentences; deterministic for a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311

    def person(self) -> str:
        return f"{self._one(FAMILY)} {self._one(MIDDLE)} {self._one(FIRST)}"

    def place(self) -> str:
        return f"{self._one(PLACE_A)} {self._one(PLACE_B)} {self._one(PLACE_C)}"

    def organisation(self, prefix: str, number: int) -> str:
        """A name that occurs once: the number tells apart what chance gave twice."""
        return f"{prefix} {self._one(TRADES)} {self.place()} {number}"

    def petition(self, body: str) -> str:
        situation = self._one(SITUATIONS).format(thing=self._one(THINGS), n=self.chance.randint(2, 60))
        return f"{situation}. {self._one(WISHES).format(body=body)}"

    def answer(self, body: str) -> str:
        return self._one(ANSWERS).format(body=body, n=self.chance.randint(5, 30))

    def _one(self, choices: tuple[str, ...]) -> str:
        return choices[int(self.chance.random() * len(choices))]
