import core.models.fields
import datetime
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import meetings.models.delegate
import meetings.validators
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('cooperatives', '0001_initial'),
        ('core', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True, validators=[meetings.validators.validate_meeting_code])),
                ('title', core.models.fields.NFCCharField(max_length=300)),
                ('kind', models.CharField(choices=[('dialogue', 'Dialogue meeting'), ('get_together', 'Get-together meeting')], default='dialogue', max_length=16)),
                ('state', models.CharField(choices=[('draft', 'Being prepared'), ('announced', 'Announced'), ('in_session', 'In session'), ('concluded', 'Held, being followed up'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], default='draft', max_length=16)),
                ('recorded_as_past', models.BooleanField(default=False)),
                ('organiser_name', core.models.fields.NFCCharField(max_length=255)),
                ('unit_name', core.models.fields.NFCCharField(max_length=255)),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1945), django.core.validators.MaxValueValidator(2100)])),
                ('held_on', models.DateField(blank=True, null=True)),
                ('session', models.CharField(choices=[('not_recorded', 'Not recorded'), ('morning', 'Morning'), ('afternoon', 'Afternoon'), ('evening', 'Evening'), ('all_day', 'All day')], default='not_recorded', max_length=16)),
                ('starts_at', models.TimeField(blank=True, null=True)),
                ('ends_at', models.TimeField(blank=True, null=True)),
                ('place', core.models.fields.NFCCharField(blank=True, max_length=300)),
                ('place_note', core.models.fields.NFCCharField(blank=True, max_length=300)),
                ('theme', core.models.fields.NFCTextField(blank=True)),
                ('purpose', core.models.fields.NFCTextField(blank=True)),
                ('organisation_kinds', models.JSONField(blank=True, default=list)),
                ('petition_window_opens', models.DateTimeField(blank=True, null=True)),
                ('petition_window_closes', models.DateTimeField(blank=True, null=True)),
                ('turns_counted', models.PositiveIntegerField(blank=True, null=True)),
                ('organisations_counted', models.PositiveIntegerField(blank=True, null=True)),
                ('summary', core.models.fields.NFCTextField(blank=True)),
                ('source', core.models.fields.NFCTextField(blank=True)),
                ('published_by_name', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('announced_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('concluded_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancel_reason', core.models.fields.NFCTextField(blank=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('sort_date', models.DateField(editable=False)),
                ('search_key', core.models.fields.SearchKeyField()),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.department')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.department')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.administrativeunit')),
            ],
            options={
                'ordering': ['-sort_date', '-id'],
                'indexes': [models.Index(fields=['-sort_date', '-id'], name='meeting_by_day'), models.Index(fields=['organiser', '-sort_date', '-id'], name='meeting_by_organiser'), models.Index(condition=models.Q(('published_at__isnull', False)), fields=['-sort_date', '-id'], name='meeting_published_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='meeting_has_title'), models.CheckConstraint(condition=models.Q(('year__range', (1945, 2100))), name='meeting_year_in_range'), models.CheckConstraint(condition=models.Q(('held_on__isnull', True), models.Q(('held_on__gte', datetime.date(1945, 1, 1)), ('held_on__lte', datetime.date(2100, 12, 31))), _connector='OR'), name='meeting_day_in_range'), models.CheckConstraint(condition=models.Q(('starts_at__isnull', True), ('ends_at__isnull', True), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='meeting_ends_after_start'), models.CheckConstraint(condition=models.Q(('petition_window_opens__isnull', True), ('petition_window_closes__isnull', True), ('petition_window_closes__gt', models.F('petition_window_opens')), _connector='OR'), name='meeting_window_closes_after_opening'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['announced', 'in_session']), _negated=True), models.Q(('announced_at__isnull', False), ('recorded_as_past', False), ('held_on__isnull', False), ('starts_at__isnull', False), models.Q(('place', ''), _negated=True)), _connector='OR'), name='meeting_announced_has_day_and_place'), models.CheckConstraint(condition=models.Q(('recorded_as_past', True), models.Q(('state__in', ['in_session', 'concluded', 'closed']), _negated=True), ('opened_at__isnull', False), _connector='OR'), name='meeting_held_was_opened'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['concluded', 'closed']), _negated=True), ('concluded_at__isnull', False), _connector='OR'), name='meeting_concluded_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='meeting_closed_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_at__isnull', False), models.Q(('cancel_reason', ''), _negated=True)), _connector='OR'), name='meeting_cancelled_has_reason'), models.CheckConstraint(condition=models.Q(('published_at__isnull', True), models.Q(('state', 'draft'), _negated=True), _connector='OR'), name='meeting_draft_is_not_public')],
            },
        ),
        migrations.CreateModel(
            name='Host',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', core.models.fields.NFCCharField(max_length=255)),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.department')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hosts', to='meetings.meeting')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='host_has_name'), models.UniqueConstraint(fields=('meeting', 'name'), name='host_once_per_meeting')],
            },
        ),
        migrations.CreateModel(
            name='Delegate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('kind', models.CharField(choices=[('person', 'A person'), ('body', 'A body'), ('group', 'A counted group')], default='person', max_length=8)),
                ('honorific', core.models.fields.NFCCharField(blank=True, max_length=30)),
                ('name', core.models.fields.NFCCharField(max_length=255)),
                ('positions', core.models.fields.NFCTextField(blank=True)),
                ('represents_name', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('count', models.PositiveIntegerField(blank=True, null=True)),
                ('counted_as', models.CharField(blank=True, choices=[('bodies', 'bodies'), ('organisations', 'organisations'), ('people', 'people')], max_length=16)),
                ('is_chair', models.BooleanField(default=False)),
                ('is_secretary', models.BooleanField(default=False)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', core.models.fields.NFCCharField(blank=True, max_length=30)),
                ('invited', models.BooleanField(default=False)),
                ('reply', models.CharField(choices=[('none', 'No reply yet'), ('coming', 'Will come'), ('not_coming', 'Will not come')], default='none', max_length=16)),
                ('replied_at', models.DateTimeField(blank=True, null=True)),
                ('attendance', models.CharField(choices=[('not_recorded', 'Not recorded'), ('present', 'Present'), ('absent', 'Absent')], default='not_recorded', max_length=16)),
                ('arrived_at', models.DateTimeField(blank=True, null=True)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('arrived_count', models.PositiveIntegerField(blank=True, null=True)),
                ('token', models.CharField(default=meetings.models.delegate.new_token, editable=False, max_length=43, unique=True)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.department')),
                ('cooperative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperatives.cooperative')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegates', to='meetings.meeting')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='delegate_has_name'), models.CheckConstraint(condition=models.Q(('kind', 'group'), models.Q(('arrived_count__isnull', True), ('count__isnull', True), ('counted_as', '')), _connector='OR'), name='delegate_only_groups_count'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'group'), _negated=True), models.Q(('counted_as', ''), _negated=True), _connector='OR'), name='delegate_group_says_what_it_counts'), models.CheckConstraint(condition=models.Q(('count__isnull', True), ('count__gte', 1), _connector='OR'), name='delegate_count_not_zero'), models.CheckConstraint(condition=models.Q(models.Q(('is_chair', False), ('is_secretary', False)), ('kind', 'person'), _connector='OR'), name='delegate_chair_is_a_person'), models.CheckConstraint(condition=models.Q(('body__isnull', True), ('cooperative__isnull', True), _connector='OR'), name='delegate_comes_for_one'), models.CheckConstraint(condition=models.Q(('arrived_at__isnull', True), ('attendance', 'present'), _connector='OR'), name='delegate_arrived_is_present'), models.CheckConstraint(condition=models.Q(('left_at__isnull', True), models.Q(('arrived_at__isnull', False), ('left_at__gte', models.F('arrived_at'))), _connector='OR'), name='delegate_left_after_arrival')],
            },
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('title', core.models.fields.NFCCharField(max_length=500)),
                ('body_name', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('state', models.CharField(choices=[('open', 'Collecting opinions'), ('gathered', 'Opinions collected'), ('issued', 'Document issued')], default='open', max_length=16)),
                ('opens_on', models.DateField(blank=True, null=True)),
                ('closes_on', models.DateField(blank=True, null=True)),
                ('opinions_counted', models.PositiveIntegerField(blank=True, null=True)),
                ('outcome', core.models.fields.NFCTextField(blank=True)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.department')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='meetings.meeting')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='consultation_has_title'), models.CheckConstraint(condition=models.Q(('opens_on__isnull', True), ('closes_on__isnull', True), ('closes_on__gte', models.F('opens_on')), _connector='OR'), name='consultation_closes_after_opening')],
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('text', core.models.fields.NFCTextField()),
                ('responsible_name', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('cooperating', core.models.fields.NFCTextField(blank=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('done_note', core.models.fields.NFCTextField(blank=True)),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.department')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conclusions', to='meetings.meeting')),
            ],
            options={
                'ordering': ['order', 'id'],
                'indexes': [models.Index(condition=models.Q(('done_on__isnull', True)), fields=['responsible', 'due_on'], name='conclusion_open_by_body')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='conclusion_has_text')],
            },
        ),
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('kind', models.CharField(choices=[('merit', 'Merit certificate'), ('commendation', 'Certificate of commendation'), ('other', 'Other award')], default='merit', max_length=16)),
                ('giver', core.models.fields.NFCCharField(max_length=255)),
                ('reason', core.models.fields.NFCCharField(blank=True, max_length=500)),
                ('count', models.PositiveIntegerField(blank=True, null=True)),
                ('giver_body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.department')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='meetings.meeting')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('giver', ''), _negated=True), name='award_has_giver'), models.CheckConstraint(condition=models.Q(('count__isnull', True), ('count__gte', 1), _connector='OR'), name='award_count_not_zero')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('kind', models.CharField(choices=[('opening', 'Opening'), ('report', 'Report'), ('discussion', 'Petitions and answers'), ('consultation', 'Consultation on a draft'), ('awards', 'Awards'), ('conclusion', 'Conclusion by the chair'), ('break', 'Break'), ('other', 'Other')], default='other', max_length=16)),
                ('title', core.models.fields.NFCCharField(max_length=500)),
                ('presenter', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('starts_at', models.TimeField(blank=True, null=True)),
                ('ends_at', models.TimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda', to='meetings.meeting')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='agenda_item_has_title'), models.CheckConstraint(condition=models.Q(('starts_at__isnull', True), ('ends_at__isnull', True), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='agenda_item_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('name', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('text', core.models.fields.NFCTextField(blank=True)),
                ('treatment', models.CharField(choices=[('pending', 'Not dealt with yet'), ('accepted', 'Taken in'), ('partly', 'Taken in, in part'), ('explained', 'Explained'), ('not_recorded', 'Not recorded')], default='pending', max_length=16)),
                ('response', core.models.fields.NFCTextField(blank=True)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.department')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='meetings.consultation')),
                ('cooperative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperatives.cooperative')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('cooperative__isnull', True), ('body__isnull', True), _connector='OR'), name='opinion_of_one_giver'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='opinion_is_not_empty'), models.CheckConstraint(condition=models.Q(models.Q(('treatment', 'explained'), _negated=True), models.Q(('response', ''), _negated=True), _connector='OR'), name='opinion_explained_in_words')],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('caption', core.models.fields.NFCCharField(max_length=500)),
                ('credit', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='meetings.meeting')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('caption', ''), _negated=True), name='photo_has_caption')],
            },
        ),
        migrations.CreateModel(
            name='ReferenceDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('role', models.CharField(choices=[('presented', 'Presented at the meeting'), ('basis', 'Basis'), ('material', 'Meeting material')], default='presented', max_length=16)),
                ('type_name', core.models.fields.NFCCharField(blank=True, max_length=100)),
                ('symbol', core.models.fields.NFCCharField(blank=True, max_length=100)),
                ('date', models.DateField(blank=True, null=True)),
                ('issuer', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('title', core.models.fields.NFCCharField(blank=True, max_length=500)),
                ('carries_out', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_out_by', to='meetings.referencedocument')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='references', to='meetings.meeting')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('symbol', ''), _negated=True), models.Q(('title', ''), _negated=True), _connector='OR'), name='reference_has_symbol_or_title'), models.CheckConstraint(condition=models.Q(('carries_out__isnull', True), models.Q(('carries_out', models.F('id')), _negated=True), _connector='OR'), name='reference_not_its_own_source')],
            },
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('speaker_name', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('organisation_name', core.models.fields.NFCCharField(blank=True, max_length=255)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('began_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('cooperative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperatives.cooperative')),
                ('delegate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='meetings.delegate')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='meetings.meeting')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('speaker_name', ''), _negated=True), models.Q(('organisation_name', ''), _negated=True), _connector='OR'), name='turn_has_speaker'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), models.Q(('began_at__isnull', False), ('ended_at__gte', models.F('began_at'))), _connector='OR'), name='turn_ends_after_beginning'), models.UniqueConstraint(condition=models.Q(('began_at__isnull', False), ('ended_at__isnull', True)), fields=('meeting',), name='turn_one_speaks_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='AwardRecipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', core.models.fields.NFCCharField(max_length=255)),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='meetings.award')),
                ('cooperative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperatives.cooperative')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='award_recipient_has_name'), models.UniqueConstraint(fields=('award', 'name'), name='award_recipient_once')],
            },
        ),
    ]
