-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What sources say. Everything here can be fetched again.
--
-- A sync writes the next generation beside the present one: rows with
-- born > source.generation are seen by nobody. The switch is one update of
-- source.generation. 9223372036854775807 stands for "not yet".

PRAGMA application_id = 0x53545743; -- "STWC"

CREATE TABLE source (
  key        INTEGER PRIMARY KEY,
  id         TEXT    NOT NULL UNIQUE,
  kind       TEXT    NOT NULL,
  instance   TEXT,                       -- which server or folder this is; part of every URN
  generation INTEGER NOT NULL DEFAULT 0, -- 0: never synced, or removed
  last_entry INTEGER NOT NULL DEFAULT 0, -- no entry of a later id is visible
  synced_at  INTEGER NOT NULL DEFAULT 0, -- microseconds since the epoch, 0: never
  cursor     TEXT,
  n_products INTEGER NOT NULL DEFAULT 0,
  n_datasets INTEGER NOT NULL DEFAULT 0,
  n_removed  INTEGER NOT NULL DEFAULT 0,
  dirty      INTEGER NOT NULL DEFAULT 0, -- 1: has versions that nobody sees any more
  gone       INTEGER NOT NULL DEFAULT 0  -- 1: removed by a person; its rows are being deleted
) STRICT;

-- Every instance that a source ever had: old URNs resolve for ever.
CREATE TABLE source_instance (
  kind       TEXT    NOT NULL,
  instance   TEXT    NOT NULL,
  source_key INTEGER NOT NULL REFERENCES source (key) ON DELETE CASCADE,
  until      INTEGER NOT NULL,           -- when another took its place
  PRIMARY KEY (kind, instance, source_key)
) STRICT, WITHOUT ROWID;

-- Domains and owners: text that is sorted and counted often.
CREATE TABLE label (
  id        INTEGER PRIMARY KEY,
  text      TEXT NOT NULL UNIQUE,
  text_sort TEXT NOT NULL
) STRICT;

-- What an entry is over all of its versions; its key is the key of list rows.
CREATE TABLE subject (
  key        INTEGER PRIMARY KEY AUTOINCREMENT,
  source_key INTEGER NOT NULL,
  native_id  TEXT    NOT NULL,
  first_seen INTEGER NOT NULL,
  UNIQUE (source_key, native_id)
) STRICT;

-- One row for each version of an entry: what lists filter and sort by.
CREATE TABLE entry (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  key            INTEGER NOT NULL,       -- subject
  source_key     INTEGER NOT NULL,
  kind           INTEGER NOT NULL,       -- 0 product, 1 dataset
  born           INTEGER NOT NULL,       -- first generation that shows it
  died           INTEGER NOT NULL DEFAULT 9223372036854775807, -- first that shows a later version
  removed_in     INTEGER NOT NULL DEFAULT 9223372036854775807, -- first in which the source lacks it
  removed_at     INTEGER NOT NULL DEFAULT 0,
  domain_id      INTEGER,                -- label
  owner_id       INTEGER,                -- label
  lifecycle      INTEGER NOT NULL,
  visibility     INTEGER NOT NULL,
  certification  INTEGER NOT NULL,
  classification INTEGER NOT NULL,
  n_levels       INTEGER NOT NULL,
  n_columns      INTEGER NOT NULL,
  n_findings     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,       -- of the data; -1: unknown
  name_sort      TEXT    NOT NULL,
  digest         BLOB    NOT NULL
) STRICT;

CREATE INDEX entry_of_subject ON entry (key);

-- Lists are read from this index alone, source by source.
CREATE INDEX entry_listing ON entry (
  source_key, kind, name_sort, key, born, died, removed_in, domain_id, owner_id,
  lifecycle, certification, classification, n_levels
);

CREATE TABLE entry_text (
  id             INTEGER PRIMARY KEY,    -- entry
  name           TEXT NOT NULL,
  native_version TEXT,
  purpose        TEXT,
  description    TEXT,
  status_text    TEXT,
  version        TEXT,
  format         TEXT,
  location       TEXT,
  address        TEXT,
  tags           TEXT,
  updated_reason TEXT
) STRICT;

CREATE INDEX entry_text_address ON entry_text (address) WHERE address IS NOT NULL;

-- contract = -1: of the entry itself; otherwise of its n-th contract.
CREATE TABLE owner (
  entry_id    INTEGER NOT NULL,
  contract    INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  name        TEXT,
  address     TEXT,
  role        TEXT,
  accountable INTEGER NOT NULL,
  PRIMARY KEY (entry_id, contract, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE port (
  entry_id    INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  direction   INTEGER NOT NULL,          -- 0 output, 1 input
  name        TEXT,
  kind        TEXT,
  description TEXT,
  location    TEXT,
  version     TEXT,
  contract_id TEXT,
  PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX port_contract ON port (contract_id, direction) WHERE contract_id IS NOT NULL;

CREATE TABLE contract (
  entry_id    INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  contract_id TEXT,
  name        TEXT,
  version     TEXT,
  format      TEXT,
  status      TEXT,
  purpose     TEXT,
  limitations TEXT,
  usage       TEXT,
  location    TEXT,
  PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX contract_id ON contract (contract_id) WHERE contract_id IS NOT NULL;

CREATE TABLE contract_address (
  entry_id INTEGER NOT NULL,
  contract INTEGER NOT NULL,
  position INTEGER NOT NULL,
  address  TEXT    NOT NULL,
  PRIMARY KEY (entry_id, contract, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX contract_address_address ON contract_address (address);

CREATE TABLE schema_object (
  entry_id      INTEGER NOT NULL,
  contract      INTEGER NOT NULL,
  position      INTEGER NOT NULL,
  name          TEXT,
  physical_name TEXT,
  kind          TEXT,
  description   TEXT,
  row_estimate  INTEGER NOT NULL,        -- -1: unknown
  PRIMARY KEY (entry_id, contract, position)
) STRICT, WITHOUT ROWID;

-- By far the largest table, so its id says whose it is: entry << 20 | position
-- over all objects of the entry. Appending by row id is twice as fast as by a
-- key of four columns.
CREATE TABLE property (
  id                  INTEGER PRIMARY KEY,
  entry_id            INTEGER GENERATED ALWAYS AS (id >> 20) VIRTUAL,
  contract            INTEGER NOT NULL,
  object              INTEGER NOT NULL,  -- schema_object.position
  name                TEXT,
  physical_name       TEXT,
  logical_type        TEXT,
  physical_type       TEXT,
  description         TEXT,
  classification_text TEXT,
  classification      INTEGER NOT NULL,
  reference           TEXT,
  flags               INTEGER NOT NULL,  -- 1 primary key, 2 required, 4 unique
  tags                TEXT
) STRICT;

CREATE TABLE objective (
  entry_id    INTEGER NOT NULL,
  contract    INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  property    TEXT,
  value       TEXT,
  unit        TEXT,
  element     TEXT,
  driver      TEXT,
  description TEXT,
  PRIMARY KEY (entry_id, contract, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  entry_id    INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  rule        TEXT,
  severity    INTEGER NOT NULL,
  file        TEXT,
  line        INTEGER NOT NULL,
  col         INTEGER NOT NULL,
  message     TEXT,
  remediation TEXT,
  PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

-- Words of every version, row id = entry.id. Prefixes of up to three letters
-- have an index of their own: they match most, and without one each would be
-- gathered anew from thousands of words. Segments are merged rarely: a sync
-- adds a few large ones, and reading some dozens costs less than merging them.
CREATE VIRTUAL TABLE entry_fts USING fts5 (
  name, description, columns, owners, domain,
  content = '',
  prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO entry_fts (entry_fts, rank) VALUES ('automerge', 0);
INSERT INTO entry_fts (entry_fts, rank) VALUES ('crisismerge', 64);
INSERT INTO entry_fts (entry_fts, rank) VALUES ('hashsize', 33554432);

-- The one version of each entry that readers see. removed: 1 when the source
-- no longer lists it.
CREATE VIEW live_entry AS
  SELECT e.*, e.removed_in <= s.generation AS removed
    FROM entry AS e JOIN source AS s ON s.key = e.source_key
   WHERE e.born <= s.generation AND e.died > s.generation;
