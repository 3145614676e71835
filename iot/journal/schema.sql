CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- AUTOINCREMENT: a number is never given twice, not even after the acked events are deleted.
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS banks (bank TEXT PRIMARY KEY, version INTEGER NOT NULL, rev TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS grants (
    bank TEXT NOT NULL, id TEXT NOT NULL, verifier BLOB NOT NULL, doors TEXT NOT NULL, purpose TEXT NOT NULL,
    start INTEGER NOT NULL, until INTEGER NOT NULL, live INTEGER NOT NULL,
    PRIMARY KEY (bank, id, verifier)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS grants_by_verifier ON grants (verifier);
CREATE TABLE IF NOT EXISTS used (id TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS orders (
    id TEXT PRIMARY KEY, bank TEXT NOT NULL, door TEXT NOT NULL, until INTEGER NOT NULL, waiting INTEGER NOT NULL
) WITHOUT ROWID;
-- A door between its pulse and its closing.
CREATE TABLE IF NOT EXISTS watches (
    door TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, since REAL NOT NULL, told INTEGER NOT NULL DEFAULT 0,
    complained INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (door, kind, id)) WITHOUT ROWID;
-- What the person said at a door that is not closed yet.
CREATE TABLE IF NOT EXISTS said (
    door TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (door, kind, id)
) WITHOUT ROWID;
-- What this cabinet itself saw go in or out last; no row: it does not know.
CREATE TABLE IF NOT EXISTS contents (door TEXT PRIMARY KEY, paper INTEGER NOT NULL) WITHOUT ROWID;
-- The last use of a code that the cabinet had never heard of. `number`: its event, of the journal `lineage`;
-- `newer`: a document of its bank was stored since.
CREATE TABLE IF NOT EXISTS spent (
    door TEXT NOT NULL, purpose TEXT NOT NULL, id TEXT NOT NULL, lineage TEXT NOT NULL, number INTEGER NOT NULL,
    newer INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (door, purpose)) WITHOUT ROWID;
-- See sums.py.
CREATE TABLE IF NOT EXISTS sums (name TEXT PRIMARY KEY, total INTEGER NOT NULL) WITHOUT ROWID;
