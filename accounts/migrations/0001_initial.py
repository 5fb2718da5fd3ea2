import core.models.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('full_name', core.models.fields.NFCCharField(max_length=120, verbose_name='full name')),
                ('email', models.EmailField(blank=True, max_length=254, null=True, unique=True, verbose_name='e-mail')),
                ('phone', core.models.fields.NFCCharField(blank=True, max_length=20, null=True, unique=True, verbose_name='phone')),
                ('language', core.models.fields.NFCCharField(choices=[('vi', 'Vietnamese'), ('en', 'English')], default='vi', max_length=5, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                ('is_staff', models.BooleanField(default=False, verbose_name='may open the technical administration')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('search_key', core.models.fields.SearchKeyField()),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'ordering': ['full_name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('email__isnull', False), ('phone__isnull', False), _connector='OR'), name='user_has_email_or_phone'), models.CheckConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), models.Q(('phone', ''), _negated=True)), name='user_contact_not_empty')],
            },
        ),
        migrations.CreateModel(
            name='AdministrativeUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', core.models.fields.NFCCharField(max_length=20, unique=True, validators=[django.core.validators.RegexValidator('^[0-9A-Z][0-9A-Z.-]*$', 'Use digits, capital letters, dots and hyphens only.')], verbose_name='code')),
                ('name', core.models.fields.NFCCharField(max_length=120, verbose_name='name')),
                ('kind', core.models.fields.NFCCharField(choices=[('province', 'Province'), ('city', 'City under the central government'), ('district', 'District (historic)'), ('commune', 'Commune'), ('ward', 'Ward'), ('special_zone', 'Special zone')], max_length=20, verbose_name='kind')),
                ('path', models.CharField(db_index=True, editable=False, max_length=200)),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('search_key', core.models.fields.SearchKeyField()),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='accounts.administrativeunit', verbose_name='parent unit')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='accounts.administrativeunit', verbose_name='successor')),
            ],
            options={
                'verbose_name': 'administrative unit',
                'verbose_name_plural': 'administrative units',
                'ordering': ['path'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_from__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='unit_dates_in_order'), models.CheckConstraint(condition=models.Q(('path__endswith', '/'), ('path__startswith', '/')), name='unit_path_ends_with_slash')],
            },
        ),
        migrations.CreateModel(
            name='Department',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', core.models.fields.NFCCharField(max_length=200, verbose_name='name')),
                ('short_name', core.models.fields.NFCCharField(blank=True, max_length=80, verbose_name='short name')),
                ('symbol', core.models.fields.NFCCharField(blank=True, max_length=40, verbose_name='symbol for document numbers')),
                ('kind', core.models.fields.NFCCharField(choices=[('ubnd', "People's Committee"), ('so', 'Provincial department'), ('phong', 'Office of a local body'), ('tax', 'Tax authority'), ('bank', 'Bank'), ('alliance', 'Cooperative alliance'), ('company', 'Company'), ('party', 'Party committee'), ('steering', 'Steering committee'), ('ministry', 'Ministry or central body'), ('fund', 'Fund'), ('other', 'Other body')], max_length=20, verbose_name='kind')),
                ('level', core.models.fields.NFCCharField(choices=[('ministry', 'Central level'), ('province', 'Provincial level'), ('district', 'District level (until 30/06/2025)'), ('commune', 'Commune level'), ('other', 'Outside the levels')], max_length=20, verbose_name='level')),
                ('place_name', core.models.fields.NFCCharField(blank=True, max_length=80, verbose_name='place name on documents')),
                ('superior_name', core.models.fields.NFCCharField(blank=True, max_length=200, verbose_name='superior body on documents')),
                ('address', core.models.fields.NFCCharField(blank=True, max_length=200, verbose_name='address')),
                ('phone', core.models.fields.NFCCharField(blank=True, max_length=40, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('is_intermediary', models.BooleanField(default=False, verbose_name='compiles lists for its cooperatives (intermediary)')),
                ('answers_in_own_name', models.BooleanField(default=False, verbose_name='answers in its own name')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('search_key', core.models.fields.SearchKeyField()),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='accounts.department', verbose_name='belongs to')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='accounts.department', verbose_name='successor')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='departments', to='accounts.administrativeunit', verbose_name='administrative unit')),
            ],
            options={
                'verbose_name': 'body',
                'verbose_name_plural': 'bodies',
                'ordering': ['name', 'pk'],
                'indexes': [models.Index(fields=['name', 'id'], name='department_by_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_from__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='department_dates_in_order'), models.CheckConstraint(condition=models.Q(('successor__isnull', True), ('valid_until__isnull', False), _connector='OR'), name='department_successor_after_end')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', core.models.fields.NFCCharField(choices=[('administrator', 'Administrator'), ('coordinator', 'Coordinator'), ('officer', 'Officer'), ('head', 'Head of body'), ('leader', 'Leader'), ('representative', 'Representative')], max_length=20, verbose_name='role')),
                ('position_title', core.models.fields.NFCCharField(blank=True, max_length=120, verbose_name='position')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('basis', core.models.fields.NFCCharField(blank=True, max_length=200, verbose_name='basis')),
                ('acting_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to='accounts.appointment', verbose_name='acts for')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='accounts.department', verbose_name='body')),
            ],
            options={
                'verbose_name': 'appointment',
                'verbose_name_plural': 'appointments',
                'ordering': ['-valid_from', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='appointment_dates_in_order'), models.CheckConstraint(condition=models.Q(('role__in', ['administrator', 'representative']), ('department__isnull', False), _connector='OR'), name='appointment_names_body'), models.CheckConstraint(condition=models.Q(('acting_for__isnull', True), models.Q(models.Q(('basis', ''), _negated=True), ('valid_until__isnull', False)), _connector='OR'), name='delegation_has_basis_and_end')],
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('full_name', core.models.fields.NFCCharField(max_length=120, verbose_name='full name')),
                ('position', core.models.fields.NFCCharField(max_length=120, verbose_name='position')),
                ('prefix', core.models.fields.NFCCharField(choices=[('none', 'Signs as head, no prefix'), ('tm', 'TM. (on behalf of the collective)'), ('kt', 'KT. (vice for the head)'), ('tl', 'TL. (by order)'), ('tuq', 'TUQ. (by written delegation)'), ('q', 'Q. (acting head)')], default='none', max_length=10, verbose_name='signs as')),
                ('for_position', core.models.fields.NFCCharField(blank=True, max_length=120, verbose_name='position signed for (after KT., TL., TUQ.)')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatories', to='accounts.department', verbose_name='body')),
            ],
            options={
                'verbose_name': 'signatory',
                'verbose_name_plural': 'signatories',
                'ordering': ['body_id', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_from__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='signatory_dates_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('prefix__in', ['kt', 'tl', 'tuq']), _negated=True), models.Q(('for_position', ''), _negated=True), _connector='OR'), name='signatory_names_position_signed_for')],
            },
        ),
    ]
