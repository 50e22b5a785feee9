-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A sync touches index pages all over the file: 32 MB of cache, and a log of
-- 16 MB before it is folded into the file. seen: the versions that the present
-- syncs have met; unseen: what they did not meet any more.

PRAGMA cache_size = -32000;
PRAGMA wal_autocheckpoint = 4000;
PRAGMA journal_size_limit = 16777216;

CREATE TEMP TABLE seen (
  source_key INTEGER NOT NULL,
  id         INTEGER NOT NULL,
  kind       INTEGER NOT NULL,
  PRIMARY KEY (source_key, id)
) STRICT, WITHOUT ROWID;

CREATE TEMP TABLE unseen (
  source_key INTEGER NOT NULL,
  id         INTEGER NOT NULL,
  PRIMARY KEY (source_key, id)
) STRICT, WITHOUT ROWID;
