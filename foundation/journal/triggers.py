"""Triggers for both databases, from one description: what the database itself must refuse.

In a migration:

    operations = [
        append_only("journal_entry"),
        refuse("a_sealed_minute_stays", "decisions_minutes", on="UPDATE", when="OLD.sealed_at IS NOT NULL",
               because="sealed minutes are not changed"),
    ]

`when` is SQL that both databases read, over OLD and NEW; it may hold subqueries. Where they do not read the same, it is
given for each: {"postgresql": …, "sqlite": …}. A refusal is an `IntegrityError` whose message begins with the name of
the trigger.

    follow("a_seat_takes_its_candidate", "examinations_seat", on="INSERT", then="INSERT INTO …")

lets the database itself write what follows from a row, so that no act can forget it.
"""

from dataclasses import dataclass

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {when} THEN
        RAISE EXCEPTION '{name}: {because}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
"""
POSTGRESQL_UNDO = "DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}();"

POSTGRESQL_TRUNCATE = """
CREATE FUNCTION {name}_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{name}_whole: {because}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER {name}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}_whole();
"""
POSTGRESQL_TRUNCATE_UNDO = "DROP TRIGGER {name}_whole ON {table}; DROP FUNCTION {name}_whole();"

SQLITE = """
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {when}
BEGIN
    SELECT RAISE(ABORT, '{name}: {because}');
END;
"""
SQLITE_UNDO = "DROP TRIGGER {name};"

POSTGRESQL_FOLLOW = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {when} THEN
        {then};
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
"""
SQLITE_FOLLOW = """
CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW WHEN {when}
BEGIN
    {then};
END;
"""


@dataclass(frozen=True)
class Trigger:
    """One refusal, as it is written for either database."""

    name: str
    table: str
    event: str
    when: str | dict
    because: str

    def sql(self, vendor):
        """The statement that makes it there."""
        return self._fill(POSTGRESQL if vendor == "postgresql" else SQLITE, when=said(self.when, vendor))

    def undo(self, vendor):
        """The statement that takes it away."""
        return self._fill(POSTGRESQL_UNDO if vendor == "postgresql" else SQLITE_UNDO)

    def _fill(self, form, **words):
        return form.format(**vars(self) | {"because": self.because.replace("'", "''")} | words)


@dataclass(frozen=True)
class Consequence(Trigger):
    """What the database itself writes after a row; `because` is not used."""

    then: str = ""

    def sql(self, vendor):
        """The statement that makes it there."""
        return self._fill(POSTGRESQL_FOLLOW if vendor == "postgresql" else SQLITE_FOLLOW)


def said(sql, vendor):
    """SQL that both read, or that of the one."""
    return sql[vendor] if isinstance(sql, dict) else sql


def follow(name, table, *, on, then, when="TRUE"):
    """A migration operation: after an `INSERT`, `UPDATE` or `DELETE` where `when` holds, run the one statement."""
    return _operation(Consequence(name, table, on, when, because="", then=then))


def refuse(name, table, *, on, because, when="TRUE", columns=()):
    """A migration operation: refuse an `INSERT`, `UPDATE` or `DELETE` on the table where `when` holds.

    `columns` narrows an UPDATE to those columns.
    """
    event = f"{on} OF {', '.join(columns)}" if columns else on
    return _operation(Trigger(name, table, event, when, because))


def lift(operation):
    """A migration operation: take a refusal away. On SQLite a table that is remade loses its triggers; so they are
    lifted first on both databases, and set up anew in the migration after it.
    """
    if isinstance(operation, _Several):
        return _Several([lift(one) for one in reversed(operation.operations)])
    return _Statements(operation.reverse_code, operation.code)


def append_only(table, *, because="rows are added here, never changed"):
    """A migration operation: refuse every UPDATE and DELETE (and TRUNCATE, where there is such a thing)."""
    return _Several(
        [
            _operation(Trigger(f"{table}_keeps_rows", table, "UPDATE", "TRUE", because)),
            _operation(Trigger(f"{table}_loses_none", table, "DELETE", "TRUE", because)),
            _truncate(Trigger(f"{table}_loses_none", table, "TRUNCATE", "TRUE", because)),
        ]
    )


def on_postgresql(make, undo):
    """A migration operation of that database alone: a constraint that the other one has no words for."""

    def run(statement):
        def go(_apps, editor):
            if editor.connection.vendor == "postgresql":
                editor.execute(statement, params=None)

        return go

    return _Statements(run(make), run(undo))


def _operation(trigger):
    def make(_apps, editor):
        editor.execute(trigger.sql(editor.connection.vendor), params=None)

    def undo(_apps, editor):
        for statement in trigger.undo(editor.connection.vendor).split(";")[:-1]:
            editor.execute(statement, params=None)

    return _Statements(make, undo)


def _truncate(trigger):
    def make(_apps, editor):
        if editor.connection.vendor == "postgresql":
            editor.execute(trigger._fill(POSTGRESQL_TRUNCATE), params=None)  # noqa: SLF001 - same file

    def undo(_apps, editor):
        if editor.connection.vendor == "postgresql":
            editor.execute(trigger._fill(POSTGRESQL_TRUNCATE_UNDO), params=None)  # noqa: SLF001 - same file

    return _Statements(make, undo)


class _Statements(migrations.RunPython):
    """Runs SQL of its own, so Django need not build the models of that moment: a third of the whole migration."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self.code(None, schema_editor)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self.reverse_code(None, schema_editor)


class _Several(migrations.RunPython):
    """Several operations that read as one line in a migration."""

    def __init__(self, operations):
        super().__init__(migrations.RunPython.noop, migrations.RunPython.noop)
        self.operations = operations

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)
