import core.models.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Cooperative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('cooperative', 'Cooperative'), ('group', 'Cooperative group'), ('union', 'Union of cooperatives'), ('credit_fund', "People's credit fund")], default='cooperative', max_length=20, verbose_name='kind')),
                ('name', core.models.fields.NFCCharField(max_length=300, verbose_name='name')),
                ('short_name', core.models.fields.NFCCharField(blank=True, max_length=150, verbose_name='short name')),
                ('code', core.models.fields.NFCCharField(blank=True, max_length=20, verbose_name='tax code')),
                ('unit_name', core.models.fields.NFCCharField(blank=True, max_length=200, verbose_name='place as written')),
                ('address', core.models.fields.NFCCharField(blank=True, max_length=300, verbose_name='address')),
                ('sector', models.CharField(blank=True, choices=[('agriculture', 'Agriculture, forestry, fishery, salt'), ('industry', 'Industry and construction'), ('finance', 'Finance, banking, insurance'), ('trade', 'Trade and services')], max_length=20, verbose_name='sector')),
                ('business_line', core.models.fields.NFCCharField(blank=True, max_length=300, verbose_name='line of business')),
                ('legal_status', models.CharField(choices=[('active', 'In operation'), ('suspended', 'Business suspended'), ('revoked', 'Registration revoked by tax enforcement'), ('closing', 'Being dissolved, divided or merged'), ('bankruptcy', 'In bankruptcy proceedings'), ('closed', 'Dissolved, bankrupt or ended'), ('not_at_address', 'Not found at the registered address'), ('not_recorded', 'No information')], default='not_recorded', max_length=20, verbose_name='legal status')),
                ('size_class', models.CharField(blank=True, choices=[('micro', 'Micro'), ('small', 'Small'), ('medium', 'Medium'), ('large', 'Large')], max_length=20, verbose_name='size')),
                ('founded_on', models.DateField(blank=True, null=True, verbose_name='founded on')),
                ('members', models.PositiveIntegerField(blank=True, null=True, verbose_name='members')),
                ('legal_representative', core.models.fields.NFCCharField(blank=True, max_length=150, verbose_name='legal representative')),
                ('phone', core.models.fields.NFCCharField(blank=True, max_length=30, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('note', core.models.fields.NFCTextField(blank=True, verbose_name='note')),
                ('search_key', core.models.fields.SearchKeyField()),
                ('accent_key', models.TextField(editable=False)),
                ('sort_key', models.CharField(editable=False, max_length=310)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('predecessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='divided', to='cooperatives.cooperative', verbose_name='predecessor')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='cooperatives.cooperative', verbose_name='successor')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.administrativeunit', verbose_name='administrative unit')),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
                'indexes': [models.Index(fields=['sort_key', 'id'], name='cooperative_by_name'), models.Index(fields=['unit', 'sort_key', 'id'], name='cooperative_by_unit'), models.Index(fields=['kind', 'sort_key', 'id'], name='cooperative_by_kind'), models.Index(fields=['legal_status', 'sort_key', 'id'], name='cooperative_by_status')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='cooperative_code_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='cooperative_has_name'), models.CheckConstraint(condition=models.Q(('code', django.db.models.functions.text.Trim('code'))), name='cooperative_code_trimmed'), models.CheckConstraint(condition=models.Q(('kind__in', ['cooperative', 'group', 'union', 'credit_fund'])), name='cooperative_kind_known'), models.CheckConstraint(condition=models.Q(('legal_status__in', ['active', 'suspended', 'revoked', 'closing', 'bankruptcy', 'closed', 'not_at_address', 'not_recorded'])), name='cooperative_status_known')],
            },
        ),
        migrations.CreateModel(
            name='AnnualFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('members', models.PositiveIntegerField(blank=True, null=True, verbose_name='members')),
                ('workers', models.PositiveIntegerField(blank=True, null=True, verbose_name='regular workers')),
                ('charter_capital', models.DecimalField(blank=True, decimal_places=3, max_digits=15, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='charter capital')),
                ('total_capital', models.DecimalField(blank=True, decimal_places=3, max_digits=15, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='total capital')),
                ('revenue', models.DecimalField(blank=True, decimal_places=3, max_digits=15, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='revenue')),
                ('profit', models.DecimalField(blank=True, decimal_places=3, max_digits=15, null=True, verbose_name='profit')),
                ('average_income', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='average income')),
                ('grade', models.CharField(blank=True, choices=[('good', 'Good'), ('fair', 'Fair'), ('average', 'Average'), ('weak', 'Weak')], max_length=10, verbose_name='grade')),
                ('source', core.models.fields.NFCCharField(blank=True, max_length=200, verbose_name='source')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('cooperative', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='cooperatives.cooperative')),
            ],
            options={
                'verbose_name': 'figures of a year',
                'verbose_name_plural': 'figures of years',
                'ordering': ['-year'],
                'constraints': [models.UniqueConstraint(fields=('cooperative', 'year'), name='figures_once_a_year'), models.CheckConstraint(condition=models.Q(('year__gte', 1945), ('year__lte', 2100)), name='figures_year_possible')],
            },
        ),
        migrations.CreateModel(
            name='Product',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner_text', core.models.fields.NFCCharField(blank=True, max_length=200, verbose_name='owner as written')),
                ('area_name', core.models.fields.NFCCharField(blank=True, max_length=200, verbose_name='area as written')),
                ('name', core.models.fields.NFCCharField(max_length=200, verbose_name='product')),
                ('ocop_stars', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(3), django.core.validators.MaxValueValidator(5)], verbose_name='OCOP stars')),
                ('graded_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year of grading')),
                ('source', core.models.fields.NFCCharField(blank=True, max_length=300, verbose_name='source')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('cooperative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='products', to='cooperatives.cooperative')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.administrativeunit')),
            ],
            options={
                'verbose_name': 'product',
                'verbose_name_plural': 'products',
                'ordering': ['-ocop_stars', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='product_has_name'), models.CheckConstraint(condition=models.Q(('cooperative__isnull', False), models.Q(('owner_text', ''), _negated=True), models.Q(('area_name', ''), _negated=True), _connector='OR'), name='product_has_owner_or_area'), models.CheckConstraint(condition=models.Q(('ocop_stars__isnull', True), ('ocop_stars__range', (3, 5)), _connector='OR'), name='product_stars_3_to_5')],
            },
        ),
        migrations.CreateModel(
            name='Representative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', core.models.fields.NFCCharField(blank=True, max_length=150, verbose_name='position')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed at')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
                ('end_reason', core.models.fields.NFCCharField(blank=True, max_length=300, verbose_name='reason of the end')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cooperative', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representatives', to='cooperatives.cooperative')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'representative',
                'verbose_name_plural': 'representatives',
                'ordering': ['-valid_from', '-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_until__isnull', True)), fields=('user', 'cooperative'), name='representative_one_open_mandate'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='representative_ends_after_start'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('valid_until__isnull', False), _connector='OR'), name='representative_ended_has_day'), models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), ('confirmed_at__isnull', False), _connector='OR'), name='representative_confirmed_when')],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area_name', core.models.fields.NFCCharField(max_length=200, verbose_name='area as written')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('indicator', models.CharField(choices=[('cooperatives', 'Cooperatives'), ('unions', 'Unions of cooperatives'), ('groups', 'Cooperative groups'), ('credit_funds', "People's credit funds"), ('founded', 'Newly founded cooperatives'), ('dissolved', 'Dissolved cooperatives'), ('active', 'Cooperatives in operation'), ('effective', 'Cooperatives that work effectively'), ('members', 'Members'), ('members_new', 'New members'), ('workers', 'Regular workers'), ('revenue_average', 'Average revenue of a cooperative'), ('profit_average', 'Average profit of a cooperative'), ('income_average', 'Average income of a worker'), ('managers_trained', 'Managers with training'), ('value_chain', 'Cooperatives in a value chain'), ('ocop', 'Cooperatives with OCOP products'), ('technology', 'Cooperatives using high technology')], max_length=30, verbose_name='indicator')),
                ('source', core.models.fields.NFCCharField(max_length=300, verbose_name='source')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('planned', models.DecimalField(decimal_places=3, max_digits=15, verbose_name='planned')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.administrativeunit', verbose_name='area')),
            ],
            options={
                'verbose_name': 'target',
                'verbose_name_plural': 'targets',
                'ordering': ['-year', 'indicator'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'year', 'indicator'), name='target_once'), models.CheckConstraint(condition=models.Q(('year__gte', 1945), ('year__lte', 2100)), name='target_year_possible'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='target_has_source')],
            },
        ),
        migrations.CreateModel(
            name='AreaFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area_name', core.models.fields.NFCCharField(max_length=200, verbose_name='area as written')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('indicator', models.CharField(choices=[('cooperatives', 'Cooperatives'), ('unions', 'Unions of cooperatives'), ('groups', 'Cooperative groups'), ('credit_funds', "People's credit funds"), ('founded', 'Newly founded cooperatives'), ('dissolved', 'Dissolved cooperatives'), ('active', 'Cooperatives in operation'), ('effective', 'Cooperatives that work effectively'), ('members', 'Members'), ('members_new', 'New members'), ('workers', 'Regular workers'), ('revenue_average', 'Average revenue of a cooperative'), ('profit_average', 'Average profit of a cooperative'), ('income_average', 'Average income of a worker'), ('managers_trained', 'Managers with training'), ('value_chain', 'Cooperatives in a value chain'), ('ocop', 'Cooperatives with OCOP products'), ('technology', 'Cooperatives using high technology')], max_length=30, verbose_name='indicator')),
                ('source', core.models.fields.NFCCharField(max_length=300, verbose_name='source')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('planned', models.DecimalField(blank=True, decimal_places=3, max_digits=15, null=True, verbose_name='planned')),
                ('actual', models.DecimalField(blank=True, decimal_places=3, max_digits=15, null=True, verbose_name='actual')),
                ('percent_of_plan', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='percent of plan')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.administrativeunit', verbose_name='area')),
            ],
            options={
                'verbose_name': 'figures of an area',
                'verbose_name_plural': 'figures of areas',
                'ordering': ['-year', 'indicator'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'year', 'indicator'), name='area_figure_once'), models.CheckConstraint(condition=models.Q(('year__gte', 1945), ('year__lte', 2100)), name='area_figure_year_possible'), models.CheckConstraint(condition=models.Q(('actual__isnull', False), ('percent_of_plan__isnull', False), _connector='OR'), name='area_figure_says_something'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='area_figure_has_source')],
            },
        ),
    ]
