"""The subjects of the demo's petitions. A new installation brings them; whoever renamed or removed one gets it back."""

from petitions.models import Topic

TOPICS = (
    ("tin-dung", "Tín dụng, vay vốn"),
    ("dat-dai", "Đất đai, mặt bằng, tiền thuê đất"),
    ("thue", "Thuế"),
    ("xuc-tien", "Xúc tiến thương mại, hội chợ, tiêu thụ"),
    ("ha-tang", "Máy móc, nhà xưởng, hạ tầng"),
    ("tem-nhan", "Tem nhãn, OCOP, truy xuất nguồn gốc"),
    ("dao-tao", "Đào tạo, tập huấn"),
    ("moi-truong", "Môi trường, rác thải"),
    ("thu-tuc", "Thủ tục hành chính"),
    ("chuyen-doi-so", "Chuyển đổi số"),
    ("lien-ket", "Liên kết, bao tiêu"),
)


def demo_topics() -> dict[str, Topic]:
    """The topics by name, each made where it is missing."""
    return {
        name: Topic.objects.get_or_create(code=code, defaults={"name": name, "order": order * 10})[0]
        for order, (code, name) in enumerate(TOPICS, start=1)
    }
