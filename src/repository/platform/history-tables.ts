/** The version of the tables; an index of another is thrown away. */
export const HISTORY_VERSION = 1;

/** FORMAT.md describes what they hold. */
export const HISTORY_TABLES = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE commits (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, log INTEGER NOT NULL, position INTEGER NOT NULL,
    time INTEGER NOT NULL);
  CREATE INDEX commits_by_place ON commits (log, position);
  CREATE TABLE merges (log INTEGER NOT NULL, position INTEGER NOT NULL, parent INTEGER NOT NULL,
    PRIMARY KEY (log, position, parent)) WITHOUT ROWID;
  CREATE TABLE logs (number INTEGER PRIMARY KEY, base_log INTEGER, base_position INTEGER, depth INTEGER NOT NULL, skip_log INTEGER,
    skip_position INTEGER, tip INTEGER NOT NULL);
  CREATE TABLE paths (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
  CREATE TABLE places (log INTEGER NOT NULL, path INTEGER NOT NULL, position INTEGER NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (log, path, position)) WITHOUT ROWID;
  CREATE TABLE blocks (number INTEGER PRIMARY KEY, id BLOB NOT NULL, kind TEXT NOT NULL, lines INTEGER NOT NULL, alias TEXT);
  CREATE INDEX blocks_by_id ON blocks (id);
  CREATE TABLE outlines (document TEXT PRIMARY KEY, outline BLOB) WITHOUT ROWID;
  CREATE TABLE versions (number INTEGER PRIMARY KEY, commit_number INTEGER NOT NULL, path INTEGER NOT NULL, document TEXT,
    heads BLOB NOT NULL, previous INTEGER, also BLOB);
  CREATE INDEX versions_by_commit ON versions (commit_number);
  CREATE TABLE changes (number INTEGER PRIMARY KEY, version INTEGER NOT NULL, track INTEGER NOT NULL, change INTEGER NOT NULL,
    block INTEGER NOT NULL, line INTEGER NOT NULL, previous INTEGER, also BLOB, edit INTEGER NOT NULL, born INTEGER,
    commit_number INTEGER NOT NULL);
  CREATE INDEX changes_by_version ON changes (version);
  CREATE INDEX changes_by_track ON changes (track);
  CREATE INDEX changes_by_birth ON changes (commit_number, born) WHERE born IS NOT NULL;
`;
