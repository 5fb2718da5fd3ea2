"""What becomes of each of the forty petitions: the office's wording, who takes part, and how far it has come."""

from typing import NamedTuple

from petitions.enums import Channel, Outcome


class Story(NamedTuple):
    """One petition's fate. `due` counts working days from today: negative is late. `fate` names a step in lam_giang."""

    summary: str
    fate: str
    co: tuple[str, ...] = ()
    due: int = 8
    outcome: Outcome = Outcome.EXPLAINED
    channel: Channel = Channel.FLOOR


F = Channel
STORIES: dict[int, Story] = {
    1: Story(
        "Bảo lãnh hoặc cho vay tín chấp 1,5 tỷ đồng để mở rộng 12 ha rau hữu cơ", "closed", outcome=Outcome.RESOLVED
    ),
    2: Story("Gói vay dài hạn lãi suất ưu đãi và cơ cấu lại nợ cho hợp tác xã bị dịch bệnh", "direct"),
    3: Story("Tổ hợp tác có được vay Ngân hàng Chính sách xã hội hay phải vay theo từng hộ", "assigned", due=2),
    4: Story("Điều chỉnh địa bàn hoạt động của Quỹ tín dụng sau sắp xếp đơn vị hành chính", "escalated"),
    5: Story(
        "Bố trí khoảng 0,8 ha trong cụm công nghiệp để xây dựng dây chuyền sản xuất miến",
        *("published", ("nnmt", "tc")),
        outcome=Outcome.ROADMAP,
    ),
    6: Story("Giảm tiền thuê đất bãi đỗ xe hoặc cho nộp theo từng quý", "assigned", due=-4),
    7: Story("Thuê đất rừng sản xuất ổn định từ 20 năm trở lên để trồng ba kích", "closed", outcome=Outcome.RESOLVED),
    8: Story("Cho thuê một phần trụ sở dôi dư làm văn phòng và điểm giới thiệu sản phẩm", "on_the_spot"),
    9: Story("Cho thuê đất có mặt nước và cấp mã số cơ sở nuôi cá lồng trên hồ chứa", "assigned", due=-6),
    10: Story("Hướng dẫn tách thu nhập từ giao dịch nội bộ để được miễn thuế", "direct"),
    11: Story("Đơn giản bảng kê thu mua và chứng từ thanh toán khi mua nông sản của hộ dân", "escalated"),
    12: Story("Hướng dẫn nghĩa vụ thuế và lệ phí của tổ hợp tác", "assigned", due=0),
    13: Story("Hỗ trợ chi phí gian hàng và báo trước lịch hội chợ ngoài tỉnh", "published", outcome=Outcome.RESOLVED),
    14: Story("Làm đầu mối ký kết tiêu thụ cam và thông tin dự báo giá theo tuần", "assigned", ("tc",), due=6),
    15: Story(
        "Bố trí điểm bán hàng cố định tại chợ trung tâm, không thu phí năm đầu", "on_the_spot", outcome=Outcome.RESOLVED
    ),
    16: Story("Đơn giản hóa thủ tục xuất khẩu chính ngạch mật ong cho hợp tác xã nhỏ", "escalated"),
    17: Story(
        "Hỗ trợ máy sấy lạnh và máy nghiền tinh bột nghệ trị giá 480 triệu đồng", "published", outcome=Outcome.ROADMAP
    ),
    18: Story("Sửa đường nội đồng dài 1,2 km trước tháng 9", "assigned", due=-2),
    19: Story("Nâng công suất trạm biến áp cấp điện cho xưởng chế biến", "returned", channel=F.LETTER),
    20: Story("Đầu tư kho lạnh dùng chung cho cụm hợp tác xã thay vì hỗ trợ nhỏ lẻ", "assigned", ("tc", "ct"), due=1),
    21: Story("Nộp hồ sơ nâng hạng OCOP ở đâu sau khi bỏ cấp huyện, hỗ trợ kiểm nghiệm", "in_review", ("tc",)),
    22: Story("Bảo hộ nhãn hiệu, in tem chống giả và xử lý cơ sở nhái nhãn hiệu", "assigned", due=10),
    23: Story("Thiết kế bao bì và in 20.000 tem nhãn có mã QR", "merged"),
    24: Story("Thống nhất một nền tảng truy xuất nguồn gốc dùng chung toàn quốc", "prepared"),
    25: Story("Mở lớp bồi dưỡng kế toán và quản trị hợp tác xã ngay tại cụm xã", "in_review", channel=F.LIST),
    26: Story("Hỗ trợ lương cho lao động trẻ về làm việc tại hợp tác xã ít nhất 36 tháng", "needs_info"),
    27: Story("Tuyên truyền và phát tài liệu ngắn gọn về lợi ích của hợp tác xã", "assigned", due=5, channel=F.LIST),
    28: Story("Điều chỉnh giá thu gom rác và hỗ trợ chuyển đổi phương tiện", "sent_back", ("tc",), due=-1),
    29: Story("Bố trí điểm tập kết, trung chuyển rác hợp vệ sinh", "received"),
    30: Story("Giấy phép môi trường hay đăng ký môi trường cho trại 20.000 con gà", "assigned", due=3),
    31: Story(
        "Có bắt buộc đổi giấy chứng nhận đăng ký hợp tác xã sau sáp nhập xã không",
        "prepared",
        outcome=Outcome.EXPLAINED,
    ),
    32: Story("Một đầu mối cho tự công bố sản phẩm và chứng nhận an toàn thực phẩm", "assigned", due=-1),
    33: Story("Trả lời tình trạng hồ sơ hưởng chính sách theo Nghị định 113/2024/NĐ-CP", "redirected"),
    34: Story("Cử cán bộ hướng dẫn chuyển tổ hợp tác thành hợp tác xã", "withdrawn", channel=F.ONLINE),
    35: Story(
        "Phần mềm quản lý vùng trồng, nhật ký điện tử và lên sàn thương mại", "published", outcome=Outcome.RESOLVED
    ),
    36: Story("Lắp thêm trạm phát sóng tại khu chợ và hai bản sản xuất", "draft", channel=F.ONLINE),
    37: Story("Dùng chung dữ liệu, chỉ khai báo một lần cho ba cơ quan", "received", channel=F.ONLINE),
    38: Story("Hòa giải việc doanh nghiệp chỉ thu mua 60 trong 150 tấn ớt đã ký bao tiêu", "assigned", ("ct",), due=0),
    39: Story(
        "Phê duyệt dự án liên kết chuỗi giá trị lúa gạo 05 năm, diện tích 650 ha", "assigned", ("tc", "khcn"), due=9
    ),
    40: Story("Công khai tiêu chí chọn đơn vị cung cấp thực phẩm cho bếp ăn trường học", "declined"),
}
