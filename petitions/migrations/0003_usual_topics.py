"""The subjects that cooperatives usually raise, so that a new installation can log at once; all are editable."""

from django.db import migrations

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


def add_topics(apps, schema_editor):
    topic = apps.get_model("petitions", "Topic")
    for order, (code, name) in enumerate(TOPICS, start=1):
        topic.objects.get_or_create(code=code, defaults={"name": name, "order": order * 10})


class Migration(migrations.Migration):
    dependencies = [("petitions", "0002_search")]
    operations = [migrations.RunPython(add_topics, migrations.RunPython.noop)]
