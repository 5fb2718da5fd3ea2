"""Who works in the invented tỉnh Lam Giang. Names of people are invented too."""

from typing import NamedTuple

from accounts.enums import BodyKind, BodyLevel, Role, UnitKind

PROVINCE = ("LG", "Tỉnh Lam Giang", UnitKind.PROVINCE)
COMMUNES = (
    ("LG.01", "Xã Suối Mây Thượng", UnitKind.COMMUNE),
    ("LG.02", "Xã Phú Lộc Thượng", UnitKind.COMMUNE),
    ("LG.03", "Xã Nà Khoang", UnitKind.COMMUNE),
    ("LG.04", "Phường Bến Lau Thượng", UnitKind.WARD),
    ("LG.05", "Phường Cầu Gỗ Đông", UnitKind.WARD),
    ("LG.06", "Xã Tân Lạc Đoài", UnitKind.COMMUNE),
    ("LG.07", "Xã Đồng Cói Hạ", UnitKind.COMMUNE),
)


class Body(NamedTuple):
    """One body: how it is named, what it is, and who heads it (its head signs answers in the demo)."""

    key: str
    name: str
    short_name: str
    symbol: str
    kind: BodyKind
    level: BodyLevel
    head: str
    head_title: str = "Giám đốc"
    own_name: bool = False
    intermediary: bool = False


UBND = Body(
    "ubnd", "Ủy ban nhân dân tỉnh Lam Giang", "UBND tỉnh", "UBND", BodyKind.UBND, BodyLevel.PROVINCE, "", "Chủ tịch"
)
_SO = (BodyKind.SO, BodyLevel.PROVINCE)
_OTHER = BodyLevel.OTHER
BODIES = (
    Body("nnmt", "Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và Môi trường", "SNNMT", *_SO, "Phạm Văn Bằng"),
    Body("ct", "Sở Công Thương", "Sở Công Thương", "SCT", *_SO, "Lương Đức Thắng"),
    Body("tc", "Sở Tài chính", "Sở Tài chính", "STC", *_SO, "Vũ Thị Hạnh"),
    Body("khcn", "Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ", "SKHCN", *_SO, "Đinh Quang Vinh"),
    Body("yt", "Sở Y tế", "Sở Y tế", "SYT", *_SO, "Bùi Thanh Mai"),
    Body(
        "thue",
        "Thuế tỉnh Lam Giang",
        "Thuế tỉnh",
        "LGI",
        BodyKind.TAX,
        _OTHER,
        "Ngô Tiến Dũng",
        "Trưởng Thuế tỉnh",
        True,
    ),
    Body(
        *("nhnn", "Ngân hàng Nhà nước Việt Nam chi nhánh Khu vực", "Ngân hàng Nhà nước chi nhánh Khu vực", "NHNN-KV"),
        *(BodyKind.BANK, _OTHER, "Trịnh Hồng Sơn"),
        own_name=True,
    ),
    Body(
        *("csxh", "Ngân hàng Chính sách xã hội chi nhánh tỉnh Lam Giang", "Ngân hàng Chính sách xã hội tỉnh", "NHCS"),
        *(BodyKind.BANK, _OTHER, "Hà Thị Lựu"),
        own_name=True,
    ),
    Body(
        *("quy", "Quỹ hỗ trợ phát triển hợp tác xã tỉnh Lam Giang", "Quỹ hỗ trợ phát triển hợp tác xã", "QHTX"),
        *(BodyKind.FUND, _OTHER, "Dương Văn Khải"),
    ),
    Body(
        "dien", "Công ty Điện lực Lam Giang", "Công ty Điện lực tỉnh", "PCLG", BodyKind.COMPANY, _OTHER, "Tạ Minh Khôi"
    ),
    Body(
        *("lm", "Liên minh Hợp tác xã tỉnh Lam Giang", "Liên minh hợp tác xã tỉnh", "LMHTX"),
        *(BodyKind.ALLIANCE, _OTHER, "Nông Thị Thu", "Chủ tịch"),
        intermediary=True,
    ),
)
COMMUNE_HEADS = {
    "LG.01": "Lò Văn Thương",
    "LG.02": "Đặng Thị Yến",
    "LG.03": "Hoàng A Páo",
    "LG.04": "Nguyễn Khắc Hiếu",
    "LG.05": "Trần Thị Kim Oanh",
    "LG.06": "Phan Đình Lộc",
    "LG.07": "Mai Xuân Tùng",
}
# Named by the petitions' file; the key of the body that answers.
ANSWERING = {
    "Quỹ hỗ trợ phát triển hợp tác xã tỉnh": "quy",
    "Ngân hàng Nhà nước Việt Nam chi nhánh Khu vực": "nhnn",
    "Ngân hàng Chính sách xã hội chi nhánh tỉnh": "csxh",
    "Sở Công Thương": "ct",
    "Sở Tài chính": "tc",
    "Sở Nông nghiệp và Môi trường": "nnmt",
    "Thuế tỉnh": "thue",
    "Sở Khoa học và Công nghệ": "khcn",
    "Sở Y tế": "yt",
    "Công ty Điện lực tỉnh": "dien",
    "Liên minh hợp tác xã tỉnh": "lm",
    "UBND phường Cầu Gỗ Đông": "LG.05",
    "UBND xã Tân Lạc Đoài": "LG.06",
    "UBND xã Đồng Cói Hạ": "LG.07",
    "UBND xã Nà Khoang": "LG.03",
}
HIGHER = (
    ("khcn_tw", "Bộ Khoa học và Công nghệ", "Bộ KH&CN", "BKHCN"),
    ("tc_tw", "Bộ Tài chính", "Bộ Tài chính", "BTC"),
    ("nhnn_tw", "Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước", "NHNN"),
    ("nnmt_tw", "Bộ Nông nghiệp và Môi trường", "Bộ NN&MT", "BNNMT"),
)


class Account(NamedTuple):
    """A demo account; the part of the address before @demo.hoinghi.vn."""

    address: str
    full_name: str
    role: Role | None
    body: str | None
    title: str


ACCOUNTS = (
    Account("admin", "Trần Quốc Bảo", Role.ADMINISTRATOR, None, "Quản trị hệ thống"),
    Account("dieuphoi", "Lê Thị Bích Ngọc", Role.COORDINATOR, "ubnd", "Chuyên viên Văn phòng UBND tỉnh"),
    Account("chuyenvien", "Nguyễn Thu Hà", Role.OFFICER, "nnmt", "Chuyên viên Phòng Phát triển nông thôn"),
    Account("truongphong", "Phạm Văn Bằng", Role.HEAD, "nnmt", "Trưởng phòng Phát triển nông thôn"),
    Account("lanhdao", "Hoàng Minh Đức", Role.LEADER, "ubnd", "Phó Chủ tịch UBND tỉnh"),
    Account("lienminh", "Nông Văn Tài", Role.COORDINATOR, "lm", "Chuyên viên Liên minh Hợp tác xã tỉnh"),
    Account("htx", "Triệu Thị Mùi", None, None, "Giám đốc"),
)
REPRESENTED = "Hợp tác xã Miến dong Đá Trắng"
