/** Schema of a profile's database, one migration per version (see `openDatabase`). */
export const PROFILE_MIGRATIONS: readonly string[] = [
  `
  -- Small facts of the profile (identity card, contest draft), JSON by name.
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  -- Every signed object, in the exact bytes it was signed or received in. Never updated.
  CREATE TABLE object (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    bytes BLOB NOT NULL,
    added_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX object_kind ON object (kind, position);

  -- Organizer: the editable lists before they are signed.
  CREATE TABLE entry (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
  CREATE TABLE judge (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
  CREATE TABLE panel (stage TEXT NOT NULL, judge TEXT NOT NULL, entries TEXT NOT NULL, PRIMARY KEY (stage, judge)) STRICT;

  -- Organizer: which manifest was built for whom, and the file that was written.
  CREATE TABLE package (
    manifest TEXT PRIMARY KEY REFERENCES object (hash),
    stage TEXT NOT NULL,
    judge TEXT NOT NULL,
    version INTEGER NOT NULL,
    assignment TEXT NOT NULL,
    file TEXT NOT NULL,
    UNIQUE (stage, judge, version)
  ) STRICT;

  -- Organizer: accepted sheets in order of acceptance, and what was rejected and why.
  CREATE TABLE accepted_sheet (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE REFERENCES object (hash),
    stage TEXT NOT NULL,
    judge TEXT NOT NULL,
    entry TEXT NOT NULL
  ) STRICT;
  CREATE TABLE bundle_import (
    bundle TEXT PRIMARY KEY REFERENCES object (hash),
    stage TEXT NOT NULL,
    judge TEXT NOT NULL,
    receipt TEXT NOT NULL REFERENCES object (hash),
    imported_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE rejected_sheet (
    bundle TEXT NOT NULL,
    hash TEXT NOT NULL,
    entry TEXT,
    code TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (bundle, hash)
  ) STRICT;

  -- Judge: contests seen, packages taken in.
  CREATE TABLE contest (
    contest_id TEXT PRIMARY KEY,
    charter TEXT NOT NULL REFERENCES object (hash),
    confirmed INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE received_package (
    manifest TEXT PRIMARY KEY REFERENCES object (hash),
    contest_id TEXT NOT NULL REFERENCES contest (contest_id),
    roster TEXT NOT NULL REFERENCES object (hash),
    stage TEXT NOT NULL,
    version INTEGER NOT NULL,
    received_at TEXT NOT NULL
  ) STRICT;

  -- Judge: the drafts journal. Append-only; the highest revision of an entry is its draft, and a
  -- null gives it up. Copy and edit tell which working copy wrote it, and its own count.
  CREATE TABLE draft_journal (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    contest_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    entry TEXT NOT NULL,
    revision INTEGER NOT NULL,
    copy TEXT NOT NULL,
    edit INTEGER NOT NULL,
    draft TEXT,
    saved_at TEXT NOT NULL,
    UNIQUE (contest_id, stage, entry, revision)
  ) STRICT;

  -- Judge: bookmarks, private notes, what was opened. For this person alone: nothing exports them.
  CREATE TABLE entry_notes (
    contest_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    entry TEXT NOT NULL,
    revision INTEGER NOT NULL,
    notes TEXT NOT NULL,
    PRIMARY KEY (contest_id, stage, entry)
  ) STRICT;

  -- Judge: sheets sealed on this device, and the receipts that name them.
  CREATE TABLE sealed_sheet (
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL UNIQUE REFERENCES object (hash),
    contest_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    entry TEXT NOT NULL,
    draft_revision INTEGER NOT NULL,
    delivered INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (contest_id, sequence)
  ) STRICT;
  `,
  `
  -- Organizer: one append-only log for each stage and log id; the newest of a stage is in use.
  CREATE TABLE stage_log (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    origin TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL,
    log TEXT NOT NULL,
    begun_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE log_leaf (
    origin TEXT NOT NULL REFERENCES stage_log (origin),
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL REFERENCES object (hash),
    leaf TEXT NOT NULL,
    PRIMARY KEY (origin, place),
    UNIQUE (origin, object)
  ) STRICT;
  -- Heads that were signed here, and what devices signed under them.
  CREATE TABLE log_checkpoint (
    origin TEXT NOT NULL REFERENCES stage_log (origin),
    size INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (origin, size)
  ) STRICT;
  CREATE TABLE log_cosignature (
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    device TEXT NOT NULL,
    name TEXT NOT NULL,
    key_id BLOB NOT NULL,
    signature BLOB NOT NULL,
    cosigned_at INTEGER NOT NULL,
    PRIMARY KEY (origin, size, device)
  ) STRICT;
  -- Another desk's log of a stage, taken over.
  CREATE TABLE merged_log (
    root TEXT PRIMARY KEY,
    stage TEXT NOT NULL,
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    leaves BLOB NOT NULL,
    checkpoint TEXT NOT NULL,
    merged_at TEXT NOT NULL
  ) STRICT;

  -- Judge: heads of the organizer's log that receipts showed. \`linked\`: proven to extend the ones
  -- before it. The newest linked one of an origin is what the next bundle cosigns.
  CREATE TABLE seen_head (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    contest_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    root TEXT NOT NULL,
    note TEXT NOT NULL,
    linked INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    UNIQUE (origin, size, root)
  ) STRICT;
  CREATE TABLE received_receipt (
    receipt TEXT PRIMARY KEY REFERENCES object (hash),
    contest_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    received_at TEXT NOT NULL
  ) STRICT;
  -- Judge and organizer: proof that the log was not one log.
  CREATE TABLE log_evidence (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    value BLOB NOT NULL UNIQUE,
    noticed_at TEXT NOT NULL
  ) STRICT;
  -- Judge: sheets by other devices of the same judge, from receipts; they wait to be reconciled.
  CREATE TABLE foreign_sheet (
    hash TEXT PRIMARY KEY REFERENCES object (hash),
    contest_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    entry TEXT NOT NULL
  ) STRICT;
  `,
];
