

import django.db.models.deletion
import django.utils.timezone
import grappe.evaluation.models.evaluator
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('calls', '0003_removed_documents'),
        ('organisations', '0004_post'),
        ('proposals', '0002_proposals'),
        ('taxonomies', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='place')),
                ('kind', models.CharField(choices=[('experts', 'external experts'), ('committee', 'committee of the cluster'), ('administration', 'administration'), ('jury', 'jury'), ('government', 'government')], max_length=15, verbose_name='kind')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('gives_label', models.BooleanField(default=False, verbose_name='decides on the label')),
                ('gives_money', models.BooleanField(default=False, verbose_name='decides on the funding')),
            ],
            options={
                'verbose_name': 'body of a selection',
                'verbose_name_plural': 'bodies of selections',
                'ordering': ['selection', 'number'],
            },
        ),
        migrations.CreateModel(
            name='AssignmentReceipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('content', models.TextField(verbose_name='receipt')),
                ('inputs', models.JSONField(verbose_name='inputs')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('adopted_at', models.DateTimeField(editable=False, null=True, verbose_name='adopted')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'receipt of an assignment',
                'verbose_name_plural': 'receipts of assignments',
                'ordering': ['selection', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('eligibility', 'eligibility'), ('admission', 'admission to the next step'), ('label', 'label'), ('funding', 'funding')], max_length=12, verbose_name='kind')),
                ('verdict', models.CharField(choices=[('yes', 'yes'), ('conditional', 'yes, with conditions'), ('no', 'no')], max_length=12, verbose_name='verdict')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='aid, EUR')),
                ('reason', models.TextField(max_length=5000, verbose_name='reason')),
                ('conditions', models.TextField(blank=True, max_length=5000, verbose_name='conditions')),
                ('decided_on', models.DateField(verbose_name='decided')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='written down')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='evaluation.body', verbose_name='decided by')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='proposals.proposal')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='evaluation.decision')),
            ],
            options={
                'verbose_name': 'decision',
                'verbose_name_plural': 'decisions',
                'ordering': ['proposal', 'kind', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Evaluator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True, max_length=5000, verbose_name='what you know')),
                ('load_limit', models.PositiveSmallIntegerField(default=6, verbose_name='most proposals at a time')),
                ('available_from', models.DateField(blank=True, null=True, verbose_name='available from')),
                ('available_to', models.DateField(blank=True, null=True, verbose_name='available until')),
                ('trained_on', models.DateField(blank=True, null=True, verbose_name='briefed on')),
                ('sworn_at', models.DateTimeField(editable=False, null=True, verbose_name='confidentiality signed')),
                ('sworn_version', models.CharField(blank=True, editable=False, max_length=20)),
                ('is_active', models.BooleanField(default=True, verbose_name='in the pool')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='evaluator', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'evaluator',
                'verbose_name_plural': 'evaluators',
                'ordering': ['user__name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('open', 'to be read'), ('declined', 'declined'), ('withdrawn', 'taken back')], default='open', max_length=10, verbose_name='state')),
                ('reason', models.TextField(blank=True, max_length=2000, verbose_name='why by hand')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('reminded_at', models.DateTimeField(editable=False, null=True, verbose_name='reminded')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='proposals.proposal')),
                ('receipt', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assignments', to='evaluation.assignmentreceipt')),
                ('evaluator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='evaluation.evaluator')),
            ],
            options={
                'verbose_name': 'assignment',
                'verbose_name_plural': 'assignments',
                'ordering': ['proposal', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grounds', models.TextField(max_length=10000, verbose_name='grounds')),
                ('filed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='filed')),
                ('opinion', models.TextField(blank=True, max_length=10000, verbose_name='reader’s opinion')),
                ('opinion_at', models.DateTimeField(editable=False, null=True, verbose_name='opinion given')),
                ('outcome', models.CharField(blank=True, choices=[('upheld', 'upheld'), ('rejected', 'rejected')], max_length=10, verbose_name='outcome')),
                ('reason', models.TextField(blank=True, max_length=5000, verbose_name='reason')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('filed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='evaluation.decision')),
                ('reader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='evaluation.evaluator')),
            ],
            options={
                'verbose_name': 'appeal',
                'verbose_name_plural': 'appeals',
                'ordering': ['-filed_at'],
            },
        ),
        migrations.CreateModel(
            name='Expertise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('strength', models.FloatField(default=1.0, verbose_name='how well')),
                ('evaluator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='expertise', to='evaluation.evaluator')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='taxonomies.term')),
            ],
            options={
                'verbose_name': 'expertise',
                'verbose_name_plural': 'expertise',
            },
        ),
        migrations.AddField(
            model_name='evaluator',
            name='terms',
            field=models.ManyToManyField(blank=True, through='evaluation.Expertise', to='taxonomies.term', verbose_name='expertise'),
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=300, verbose_name='subject')),
                ('text', models.TextField(verbose_name='text')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='sent')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='letter', to='evaluation.decision')),
            ],
            options={
                'verbose_name': 'letter',
                'verbose_name_plural': 'letters',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LetterTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('eligibility', 'eligibility'), ('admission', 'admission to the next step'), ('label', 'label'), ('funding', 'funding')], max_length=12, verbose_name='kind')),
                ('verdict', models.CharField(choices=[('yes', 'yes'), ('conditional', 'yes, with conditions'), ('no', 'no')], max_length=12, verbose_name='verdict')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('text', models.TextField(max_length=10000, verbose_name='text')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letter_templates', to='calls.call')),
            ],
            options={
                'verbose_name': 'template of a letter',
                'verbose_name_plural': 'templates of letters',
                'ordering': ['call', 'kind', 'verdict'],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                ('starts_at', models.DateTimeField(verbose_name='starts')),
                ('opened_at', models.DateTimeField(editable=False, null=True, verbose_name='opened')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='evaluation.body')),
                ('present', models.ManyToManyField(blank=True, related_name='meetings', to='evaluation.evaluator', verbose_name='present')),
            ],
            options={
                'verbose_name': 'meeting',
                'verbose_name_plural': 'meetings',
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('minutes', models.TextField(blank=True, max_length=10000, verbose_name='minutes')),
                ('advice', models.CharField(blank=True, choices=[('for', 'in favour'), ('against', 'against'), ('conditional', 'in favour, with conditions'), ('later', 'postponed')], max_length=12, verbose_name='advice')),
                ('consensus', models.TextField(blank=True, max_length=10000, verbose_name='consensus report')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda_items', to='proposals.proposal')),
                ('left_room', models.ManyToManyField(blank=True, related_name='+', to='evaluation.evaluator', verbose_name='left the room')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='evaluation.meeting')),
            ],
            options={
                'verbose_name': 'item of an agenda',
                'verbose_name_plural': 'items of agendas',
                'ordering': ['meeting', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to_applicants', models.TextField(blank=True, max_length=10000, verbose_name='for the applicants')),
                ('to_panel', models.TextField(blank=True, max_length=10000, verbose_name='for the panel only')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='handed in')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('assignment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='review', to='evaluation.assignment')),
            ],
            options={
                'verbose_name': 'review',
                'verbose_name_plural': 'reviews',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='mark')),
                ('text', models.TextField(blank=True, max_length=5000, verbose_name='reason')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='calls.criterion')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='evaluation.review')),
            ],
            options={
                'verbose_name': 'mark',
                'verbose_name_plural': 'marks',
                'ordering': ['criterion__number', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Selection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('readers', models.PositiveSmallIntegerField(default=3, verbose_name='readers for each proposal')),
                ('reviews_due_at', models.DateTimeField(blank=True, null=True, verbose_name='reviews due')),
                ('seed', models.CharField(blank=True, max_length=80, verbose_name='public seed')),
                ('has_lottery', models.BooleanField(default=False, verbose_name='lots decide within the tie zone')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('step', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='selection', to='calls.step')),
            ],
            options={
                'verbose_name': 'selection',
                'verbose_name_plural': 'selections',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('expert', 'external expert'), ('committee', 'member of the committee'), ('jury', 'member of the jury'), ('chair', 'chair')], default='expert', max_length=10, verbose_name='role')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('token', models.CharField(default=grappe.evaluation.models.evaluator.new_token, editable=False, max_length=64, unique=True)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked')),
                ('taken_at', models.DateTimeField(blank=True, null=True, verbose_name='accepted')),
                ('declined_at', models.DateTimeField(blank=True, null=True, verbose_name='declined')),
                ('evaluator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='evaluation.evaluator')),
                ('selection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='evaluation.selection')),
            ],
            options={
                'verbose_name': 'seat in a selection',
                'verbose_name_plural': 'seats in selections',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RankingRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('content', models.JSONField(verbose_name='ranking')),
                ('inputs', models.JSONField(verbose_name='inputs')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('adopted_at', models.DateTimeField(editable=False, null=True, verbose_name='adopted')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('selection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rankings', to='evaluation.selection')),
            ],
            options={
                'verbose_name': 'ranking',
                'verbose_name_plural': 'rankings',
                'ordering': ['selection', '-number'],
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='selection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='evaluation.selection'),
        ),
        migrations.CreateModel(
            name='Declaration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_free', models.BooleanField(verbose_name='free of conflicts')),
                ('text', models.TextField(blank=True, max_length=2000, verbose_name='explanation')),
                ('wording', models.TextField(verbose_name='wording')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declarations', to='proposals.proposal')),
                ('evaluator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declarations', to='evaluation.evaluator')),
                ('selection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declarations', to='evaluation.selection')),
            ],
            options={
                'verbose_name': 'declaration',
                'verbose_name_plural': 'declarations',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='selection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='evaluation.selection'),
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('employer', 'same employer'), ('former', 'former employer, within three years'), ('project', 'shared project'), ('own', 'own proposal in the call'), ('team', 'takes part in the proposal'), ('board', 'member of a partner’s board'), ('declared', 'declared tie')], max_length=10, verbose_name='kind')),
                ('key', models.CharField(blank=True, max_length=80)),
                ('is_barring', models.BooleanField(default=True, verbose_name='bars by itself')),
                ('sentence', models.TextField(verbose_name='what ties them')),
                ('evidence', models.JSONField(blank=True, default=dict, verbose_name='evidence')),
                ('found_at', models.DateTimeField(auto_now_add=True, verbose_name='found')),
                ('gone_at', models.DateTimeField(editable=False, null=True, verbose_name='no longer found')),
                ('answer', models.CharField(blank=True, choices=[('agreed', 'agreed'), ('explained', 'explained'), ('disputed', 'disputed')], max_length=10, verbose_name='answer')),
                ('explanation', models.TextField(blank=True, max_length=2000, verbose_name='explanation')),
                ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='answered')),
                ('ruling', models.CharField(blank=True, choices=[('bars', 'bars the evaluator'), ('cleared', 'does not bar')], max_length=10, verbose_name='ruling')),
                ('ruling_reason', models.TextField(blank=True, max_length=2000, verbose_name='reason of the ruling')),
                ('ruled_at', models.DateTimeField(editable=False, null=True, verbose_name='ruled')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts', to='proposals.proposal')),
                ('ruled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('evaluator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts', to='evaluation.evaluator')),
                ('selection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts', to='evaluation.selection')),
            ],
            options={
                'verbose_name': 'conflict of interest',
                'verbose_name_plural': 'conflicts of interest',
                'ordering': ['proposal', 'evaluator', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='body',
            name='selection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bodies', to='evaluation.selection'),
        ),
        migrations.AddField(
            model_name='assignmentreceipt',
            name='selection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='evaluation.selection'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='selection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='evaluation.selection'),
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('family', 'family or close friendship'), ('money', 'financial interest'), ('board', 'member of its board'), ('rival', 'competitor'), ('other', 'other')], max_length=10, verbose_name='kind of tie')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='what it is')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('evaluator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to='evaluation.evaluator')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'declared tie',
                'verbose_name_plural': 'declared ties',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('rule', 'rule of the consortium'), ('budget', 'budget'), ('document', 'document'), ('signature', 'signature'), ('fee', 'membership fee'), ('double', 'double funding')], max_length=10, verbose_name='kind')),
                ('key', models.CharField(max_length=80)),
                ('light', models.CharField(max_length=10, verbose_name='light')),
                ('sentence', models.TextField(verbose_name='finding')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('evidence', models.JSONField(blank=True, default=dict, verbose_name='evidence')),
                ('computed_at', models.DateTimeField(auto_now=True, verbose_name='computed')),
                ('verdict', models.CharField(blank=True, choices=[('confirmed', 'confirmed'), ('overruled', 'overruled')], max_length=10, verbose_name='verdict')),
                ('reason', models.TextField(blank=True, max_length=2000, verbose_name='reason')),
                ('judged_at', models.DateTimeField(editable=False, null=True, verbose_name='judged')),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='proposals.submission')),
            ],
            options={
                'verbose_name': 'check',
                'verbose_name_plural': 'checks',
                'ordering': ['submission', 'kind', 'key'],
                'constraints': [models.UniqueConstraint(fields=('submission', 'kind', 'key'), name='check_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='expertise',
            constraint=models.UniqueConstraint(fields=('evaluator', 'term'), name='expertise_once'),
        ),
        migrations.AddConstraint(
            model_name='expertise',
            constraint=models.CheckConstraint(condition=models.Q(('strength__gt', 0), ('strength__lte', 1)), name='expertise_within_one'),
        ),
        migrations.AddConstraint(
            model_name='lettertemplate',
            constraint=models.UniqueConstraint(fields=('call', 'kind', 'verdict'), name='letter_template_once'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'proposal'), name='agenda_item_once'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.UniqueConstraint(fields=('review', 'criterion'), name='mark_once'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(('value', None), ('value__gte', 0), _connector='OR'), name='mark_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('evaluator__isnull', False)), fields=('selection', 'evaluator'), name='seat_once'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('email', ''), _negated=True), fields=('selection', 'email'), name='seat_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='rankingrecord',
            constraint=models.UniqueConstraint(fields=('selection', 'number'), name='ranking_number_once'),
        ),
        migrations.AddConstraint(
            model_name='declaration',
            constraint=models.UniqueConstraint(fields=('selection', 'evaluator', 'proposal'), name='declaration_once'),
        ),
        migrations.AddConstraint(
            model_name='declaration',
            constraint=models.CheckConstraint(condition=models.Q(('is_free', True), models.Q(('text', ''), _negated=True), _connector='OR'), name='declaration_says_why'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces', None)), fields=('proposal', 'selection', 'kind'), name='decision_first_once'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('amount', None), ('kind', 'funding'), _connector='OR'), name='decision_amount_is_funding'),
        ),
        migrations.AddIndex(
            model_name='conflict',
            index=models.Index(fields=['selection', 'evaluator'], name='evaluation__selecti_3c7d81_idx'),
        ),
        migrations.AddConstraint(
            model_name='conflict',
            constraint=models.UniqueConstraint(fields=('selection', 'evaluator', 'proposal', 'kind', 'key'), name='conflict_once'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(fields=('selection', 'number'), name='body_place_once'),
        ),
        migrations.AddConstraint(
            model_name='assignmentreceipt',
            constraint=models.UniqueConstraint(fields=('selection', 'number'), name='receipt_number_once'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(fields=('selection', 'proposal', 'evaluator'), name='assignment_once'),
        ),
    ]
