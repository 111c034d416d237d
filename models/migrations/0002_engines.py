"""What each engine does in its own way: full-text indexes, partial indexes, an event that nobody may change."""

from models import schema
from models.schema import DialectSQL

FTS_SQLITE = [
    "CREATE VIRTUAL TABLE search_fts USING fts5(a, b, c, words, content='search_doc', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
    "CREATE TRIGGER search_doc_added AFTER INSERT ON search_doc BEGIN "
    "INSERT INTO search_fts(rowid, a, b, c, words) VALUES (NEW.id, NEW.a, NEW.b, NEW.c, NEW.words); END",
    "CREATE TRIGGER search_doc_removed AFTER DELETE ON search_doc BEGIN "
    "INSERT INTO search_fts(search_fts, rowid, a, b, c, words) "
    "VALUES ('delete', OLD.id, OLD.a, OLD.b, OLD.c, OLD.words); END",
    "CREATE TRIGGER search_doc_changed AFTER UPDATE ON search_doc BEGIN "
    "INSERT INTO search_fts(search_fts, rowid, a, b, c, words) "
    "VALUES ('delete', OLD.id, OLD.a, OLD.b, OLD.c, OLD.words); "
    "INSERT INTO search_fts(rowid, a, b, c, words) VALUES (NEW.id, NEW.a, NEW.b, NEW.c, NEW.words); END",
]
FTS_POSTGRES = [
    "ALTER TABLE search_doc ADD COLUMN terms tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('simple', a), 'A') || setweight(to_tsvector('simple', b), 'B') || "
    "setweight(to_tsvector('simple', c), 'C') || setweight(to_tsvector('simple', words), 'D')) STORED",
    "CREATE INDEX search_doc_terms ON search_doc USING gin (terms)",
]
APPEND_ONLY_SQLITE = [
    f"CREATE TRIGGER event_no_{verb} BEFORE {verb} ON event "
    "BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END"
    for verb in ("update", "delete")
]
APPEND_ONLY_POSTGRES = [
    "CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'events are only ever added' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event "
    "FOR EACH ROW EXECUTE FUNCTION event_is_append_only()",
    "CREATE TRIGGER event_not_truncated BEFORE TRUNCATE ON event "
    "FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only()",
]
DUE_TICKETS = (
    "CREATE INDEX ticket_due ON ticket(next_due_at, id) WHERE status NOT IN ('CLOSED', 'WITHDRAWN', 'MERGED')"
)
DUE_JOBS = [
    "CREATE INDEX job_due ON job(run_at, id) WHERE state = 'READY'",
    "CREATE INDEX job_claimed ON job(locked_until, id) WHERE state = 'READY' AND locked_until IS NOT NULL",
    "CREATE INDEX job_dead ON job(id) WHERE state = 'DEAD'",
    "CREATE INDEX job_done ON job(settled_at) WHERE state = 'DONE'",
]
JOB_INDEXES = ("job_due", "job_claimed", "job_dead", "job_done")


class Migration(schema.Migration):
    dependencies = [("models", "0001_initial")]

    operations = [
        DialectSQL(
            sqlite=FTS_SQLITE,
            postgres=FTS_POSTGRES,
            reverse_sqlite=[
                "DROP TRIGGER search_doc_added",
                "DROP TRIGGER search_doc_removed",
                "DROP TRIGGER search_doc_changed",
                "DROP TABLE search_fts",
            ],
            reverse_postgres=["ALTER TABLE search_doc DROP COLUMN terms"],
        ),
        DialectSQL(
            sqlite=APPEND_ONLY_SQLITE,
            postgres=APPEND_ONLY_POSTGRES,
            reverse_sqlite=["DROP TRIGGER event_no_update", "DROP TRIGGER event_no_delete"],
            reverse_postgres=[
                "DROP TRIGGER event_append_only ON event",
                "DROP TRIGGER event_not_truncated ON event",
                "DROP FUNCTION event_is_append_only",
            ],
        ),
        DialectSQL(
            sqlite=[*DUE_JOBS, DUE_TICKETS],
            postgres=[*DUE_JOBS, DUE_TICKETS],
            reverse_sqlite=[f"DROP INDEX {name}" for name in (*JOB_INDEXES, "ticket_due")],
            reverse_postgres=[f"DROP INDEX {name}" for name in (*JOB_INDEXES, "ticket_due")],
        ),
    ]
