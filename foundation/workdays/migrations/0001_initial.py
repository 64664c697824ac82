from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Holiday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='Day')),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('kind', models.CharField(choices=[('NATIONAL', 'National holiday'), ('JOINT_LEAVE', 'Joint leave'), ('LSP', 'Closed by the certification body')], max_length=12, verbose_name='Kind')),
                ('source', models.CharField(help_text='The decree, or where the date was taken from.', max_length=200, verbose_name='Source')),
            ],
            options={
                'verbose_name': 'holiday',
                'verbose_name_plural': 'holidays',
                'ordering': ('day', 'kind'),
                'constraints': [models.UniqueConstraint(fields=('day', 'kind'), name='a_day_is_declared_once_by_each')],
            },
        ),
    ]
