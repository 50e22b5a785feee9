-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What people decided, and kept facts that can be neither fetched again nor
-- folded from decisions. Times are microseconds since the epoch, UTC.

PRAGMA application_id = 0x53545747; -- "STWG"

-- The ledger. Header and body are exact bytes; the seal chains them.
CREATE TABLE event (
  position INTEGER PRIMARY KEY CHECK (position > 0),
  stream   TEXT    NOT NULL CHECK (stream <> ''),
  version  INTEGER NOT NULL CHECK (version > 0),
  type     TEXT    NOT NULL CHECK (type <> ''),
  header   BLOB    NOT NULL,
  body     BLOB    NOT NULL,
  seal     BLOB    NOT NULL CHECK (length (seal) = 32)
) STRICT;

CREATE UNIQUE INDEX event_by_stream ON event (stream, version);

CREATE TRIGGER event_is_in_order BEFORE INSERT ON event
WHEN NEW.position <> (SELECT coalesce (max (position), 0) + 1 FROM event)
  OR NEW.version <> (SELECT coalesce (max (version), 0) + 1 FROM event WHERE stream = NEW.stream)
BEGIN
  SELECT raise (ABORT, 'an event belongs at the end of the ledger and of its stream');
END;

CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN
  SELECT raise (ABORT, 'an event is never changed');
END;

CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event
BEGIN
  SELECT raise (ABORT, 'an event is never removed');
END;

-- Free text, names, revisions and files beside events, which refer to them by
-- the hash of salt and data. Erasing sets salt and data to NULL.
CREATE TABLE payload (
  hash       BLOB    PRIMARY KEY CHECK (length (hash) = 32),
  salt       BLOB,
  media_type TEXT    NOT NULL,
  data       BLOB,
  added_at   INTEGER NOT NULL,
  erased_at  INTEGER
) STRICT, WITHOUT ROWID;

-- The directory: events know people by id only.
CREATE TABLE person (
  id         TEXT    PRIMARY KEY,
  name       TEXT,
  address    TEXT,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE principal (
  source_id  TEXT    NOT NULL,
  principal  TEXT    NOT NULL,
  person_id  TEXT    NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (source_id, principal)
) STRICT, WITHOUT ROWID;

-- What a person has begun to write.
CREATE TABLE draft (
  id         TEXT    PRIMARY KEY,
  kind       TEXT    NOT NULL,
  subject    TEXT,
  body       TEXT    NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Events and effects that still have to leave the house.
CREATE TABLE outbox (
  id         TEXT    PRIMARY KEY,
  kind       TEXT    NOT NULL,
  body       BLOB    NOT NULL,
  state      TEXT    NOT NULL,
  attempts   INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0,
  added_at   INTEGER NOT NULL,
  message    TEXT
) STRICT, WITHOUT ROWID;

-- Files that somebody attached to something.
CREATE TABLE evidence (
  id         TEXT    PRIMARY KEY,
  subject    TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  hash       BLOB    NOT NULL,
  added_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What is measured, so that each of millions of measurements names it by a
-- number. An empty element is the whole subject.
CREATE TABLE series (
  key        INTEGER PRIMARY KEY,
  source_id  TEXT    NOT NULL,
  subject    TEXT    NOT NULL,
  property   TEXT    NOT NULL,
  element    TEXT    NOT NULL,
  UNIQUE (source_id, subject, property, element)
) STRICT;

CREATE TABLE measurement (
  series     INTEGER NOT NULL REFERENCES series (key),
  time       INTEGER NOT NULL,
  kind       INTEGER NOT NULL,
  value      TEXT    NOT NULL,
  PRIMARY KEY (series, time, kind)
) STRICT, WITHOUT ROWID;

-- Dated facts behind the key figures.
CREATE TABLE fact (
  urn        TEXT    NOT NULL,
  fact       TEXT    NOT NULL,
  time       INTEGER NOT NULL,
  PRIMARY KEY (urn, fact, time)
) STRICT, WITHOUT ROWID;
