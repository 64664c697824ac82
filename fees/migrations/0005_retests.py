"""A retest has an invoice of its own, for a part of the fee, which stays as it was asked for (8.3, 9.3)."""

from django.db import migrations, models

from foundation.journal.triggers import refuse


class Migration(migrations.Migration):

    dependencies = [
        ('fees', '0004_lines_of_transfers'),
    ]

    operations = [
        migrations.AddField(
            model_name='invoice',
            name='retest_percent',
            field=models.PositiveSmallIntegerField(null=True, verbose_name='part of the fee, in percent'),
        ),
        refuse(
            "an_invoice_keeps_its_part",
            "fees_invoice",
            on="UPDATE",
            when="COALESCE(OLD.retest_percent, 0) <> COALESCE(NEW.retest_percent, 0)",
            because="an issued invoice is not changed [8.3]",
        ),
        refuse(
            "a_retest_costs_a_part_of_the_fee",
            "fees_invoice",
            on="INSERT",
            when="NEW.retest_percent < 1 OR NEW.retest_percent > 100",
            because="a part of a fee is between 1 and 100 percent of it [8.3]",
        ),
    ]
