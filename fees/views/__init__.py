"""The pages about money: a payer's invoices and slips, the secretariat's queue, statements and report (8)."""
