-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What sources say. Everything here can be fetched again.
--
-- A sync writes the next generation beside the present one: rows with
-- born > source.generation are not seen by anybody. The switch is one update
-- of source.generation. 9223372036854775807 stands for "not yet".

PRAGMA application_id = 0x53545743; -- "STWC"

CREATE TABLE source (
  key        INTEGER PRIMARY KEY,
  id         TEXT    NOT NULL UNIQUE,
  kind       TEXT    NOT NULL,
  instance   TEXT,                      -- which server or folder this is; part of every URN
  generation INTEGER NOT NULL DEFAULT 0,
  last_entry INTEGER NOT NULL DEFAULT 0, -- no entry of a later id is visible
  synced_at  INTEGER NOT NULL DEFAULT 0, -- microseconds since the epoch, 0: never
  cursor     TEXT,
  n_products INTEGER NOT NULL DEFAULT 0,
  n_datasets INTEGER NOT NULL DEFAULT 0,
  n_removed  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Every instance that a source ever had: old URNs resolve for ever.
CREATE TABLE source_instance (
  source_key INTEGER NOT NULL REFERENCES source (key) ON DELETE CASCADE,
  kind       TEXT    NOT NULL,
  instance   TEXT    NOT NULL,
  until      INTEGER NOT NULL,          -- when it was replaced; the present one: "not yet"
  PRIMARY KEY (kind, instance, source_key)
) STRICT, WITHOUT ROWID;

-- Domains and owners as text that is sorted and counted often.
CREATE TABLE label (
  id        INTEGER PRIMARY KEY,
  text      TEXT NOT NULL UNIQUE,
  text_sort TEXT NOT NULL
) STRICT;

-- What an entry is over all of its versions; its key is the key of list rows.
CREATE TABLE subject (
  key        INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source (key) ON DELETE CASCADE,
  native_id  TEXT    NOT NULL,
  first_seen INTEGER NOT NULL,
  UNIQUE (source_key, native_id)
) STRICT;

-- One row for each version of an entry: the members that lists filter and sort.
CREATE TABLE entry (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  key            INTEGER NOT NULL,      -- subject
  source_key     INTEGER NOT NULL,
  kind           INTEGER NOT NULL,      -- StewardEntryKind
  born           INTEGER NOT NULL,      -- first generation that shows it
  died           INTEGER NOT NULL DEFAULT 9223372036854775807, -- first that shows a later version
  removed_in     INTEGER NOT NULL DEFAULT 9223372036854775807, -- first in which the source lacks it
  removed_at     INTEGER NOT NULL DEFAULT 0,
  domain_id      INTEGER,               -- label
  owner_id       INTEGER,               -- label
  lifecycle      INTEGER NOT NULL,
  visibility     INTEGER NOT NULL,
  certification  INTEGER NOT NULL,
  classification INTEGER NOT NULL,
  n_levels       INTEGER NOT NULL,
  n_columns      INTEGER NOT NULL,
  n_findings     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,      -- of the data, −1: unknown
  name_sort      TEXT    NOT NULL,
  digest         BLOB    NOT NULL
) STRICT;

CREATE INDEX entry_of_subject ON entry (key);
