import core.models.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('core', '0002_announced_days'),
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('summary_report', 'Summary report')], max_length=30)),
                ('title', core.models.fields.NFCCharField(max_length=500)),
                ('params', models.JSONField(default=dict)),
                ('key', models.CharField(db_index=True, max_length=64)),
                ('issuing_name', core.models.fields.NFCCharField(max_length=255)),
                ('symbol', core.models.fields.NFCCharField(blank=True, max_length=60)),
                ('signatory_name', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('dated', models.DateField(blank=True, null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('pages', models.PositiveIntegerField(null=True)),
                ('made_at', models.DateTimeField(null=True)),
                ('created_by_name', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                ('issuing_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.department')),
                ('job', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.job')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
            options={
                'ordering': ['-created_at', '-id'],
                'indexes': [models.Index(fields=['-created_at', '-id'], name='document_newest'), models.Index(fields=['issuing_body', '-created_at', '-id'], name='document_of_body'), models.Index(fields=['meeting', '-created_at', '-id'], name='document_of_meeting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['summary_report'])), name='document_kind_known'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='document_has_title'), models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', True), ('made_at__isnull', True), ('pages__isnull', True), ('sha256', '')), models.Q(('file__isnull', False), ('made_at__isnull', False), ('pages__gte', 1), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='document_file_has_checksum')],
            },
        ),
        migrations.CreateModel(
            name='DocumentNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type_code', models.CharField(blank=True, max_length=8)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('dated', models.DateField()),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.department')),
                ('document', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='register_entry', to='reports.document')),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['body_id', 'type_code', '-year', '-number'],
                'constraints': [models.UniqueConstraint(fields=('body', 'type_code', 'year', 'number'), name='number_once_in_its_series'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='number_from_one')],
            },
        ),
    ]
