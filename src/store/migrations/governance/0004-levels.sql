-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Service levels: measurements with what was counted of them, objectives with
-- their days and how they stand (kept), incidents and planned windows (folded).

-- ---- Kept: measurements ----

-- Where measurements come from, so that each of millions names it by a number.
CREATE TABLE origin (
  key        INTEGER PRIMARY KEY,
  text       TEXT    NOT NULL UNIQUE
) STRICT;

ALTER TABLE measurement ADD COLUMN origin INTEGER;

-- 9223372036854775807: nothing new since it was evaluated.
ALTER TABLE series ADD COLUMN known_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE series ADD COLUMN n_measurements INTEGER NOT NULL DEFAULT 0;
ALTER TABLE series ADD COLUMN n_late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE series ADD COLUMN n_duplicates INTEGER NOT NULL DEFAULT 0;
ALTER TABLE series ADD COLUMN dirty_from INTEGER NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE series ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
ALTER TABLE series ADD COLUMN has_updates INTEGER NOT NULL DEFAULT 0;

-- What was measured before anything was evaluated.
UPDATE series
   SET n_measurements = (SELECT count (*) FROM measurement WHERE series = series.key),
       dirty_from = coalesce ((SELECT min (time) FROM measurement WHERE series = series.key), dirty_from),
       has_updates = EXISTS (SELECT 1 FROM measurement WHERE series = series.key AND kind = 0),
       mark = 1;

CREATE INDEX series_dirty ON series (key) WHERE dirty_from < 9223372036854775807;

-- How far a source's signals were read, and what was not understood of them.
CREATE TABLE signal_cursor (
  source     TEXT    PRIMARY KEY,
  cursor     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signal_unread (
  source     TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  place      TEXT    NOT NULL,
  reason     TEXT    NOT NULL,
  n          INTEGER NOT NULL,
  PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;

-- ---- Kept: objectives ----

-- What is in force, or was when it was promised last. Words of fixed lists are
-- the numbers that the program has for them.
CREATE TABLE slo (
  key        INTEGER PRIMARY KEY,
  id         TEXT    NOT NULL UNIQUE,
  subject    TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  domain     TEXT,
  source     TEXT,
  watched_since INTEGER NOT NULL,
  next_look  INTEGER NOT NULL DEFAULT 0,
  gone       INTEGER NOT NULL DEFAULT 0,
  port       TEXT,
  contract   TEXT,
  contract_version TEXT,
  property   TEXT    NOT NULL,
  element    TEXT,
  check_name TEXT,
  driver     TEXT,
  written    TEXT,
  inherited  INTEGER NOT NULL,
  method     INTEGER NOT NULL,
  compare    INTEGER NOT NULL,
  quantity   INTEGER NOT NULL,
  bound      REAL,
  time_limit INTEGER NOT NULL,
  unit       TEXT,
  times      INTEGER NOT NULL,
  every      INTEGER NOT NULL,
  period     INTEGER NOT NULL,
  timezone   TEXT,
  weekdays   INTEGER NOT NULL,
  skips_holidays INTEGER NOT NULL,
  target     REAL    NOT NULL,
  days       INTEGER NOT NULL,
  hold       INTEGER NOT NULL,
  vague      TEXT
) STRICT;

CREATE INDEX slo_by_subject ON slo (subject);
CREATE INDEX slo_by_look ON slo (gone, next_look);

-- From the day on that holds "since"; 0: since ever, as far as is known.
CREATE TABLE slo_promise (
  slo        INTEGER NOT NULL REFERENCES slo (key) ON DELETE CASCADE,
  since      INTEGER NOT NULL,
  promise    TEXT    NOT NULL,
  PRIMARY KEY (slo, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE slo_series (
  slo        INTEGER NOT NULL REFERENCES slo (key) ON DELETE CASCADE,
  series     INTEGER NOT NULL REFERENCES series (key) ON DELETE CASCADE,
  PRIMARY KEY (slo, series)
) STRICT, WITHOUT ROWID;

CREATE INDEX slo_series_by_series ON slo_series (series);

-- Time of each local day, in microseconds.
CREATE TABLE slo_day (
  slo        INTEGER NOT NULL REFERENCES slo (key) ON DELETE CASCADE,
  day        INTEGER NOT NULL,
  good       INTEGER NOT NULL,
  bad        INTEGER NOT NULL,
  undecidable INTEGER NOT NULL,
  planned    INTEGER NOT NULL,
  reason     INTEGER NOT NULL,
  worst      REAL,
  PRIMARY KEY (slo, day)
) STRICT, WITHOUT ROWID;

-- How each stands, as of one moment: one row of the overview.
CREATE TABLE slo_state (
  slo        INTEGER PRIMARY KEY REFERENCES slo (key) ON DELETE CASCADE,
  budget     REAL    NOT NULL,         -- that is left; of what has none above 1, by verdict
  verdict    INTEGER NOT NULL,
  reason     INTEGER NOT NULL,
  as_of      INTEGER NOT NULL,
  since      INTEGER NOT NULL,
  good_7     INTEGER NOT NULL,
  bad_7      INTEGER NOT NULL,
  undecidable_7 INTEGER NOT NULL,
  planned_7  INTEGER NOT NULL,
  good_30    INTEGER NOT NULL,
  bad_30     INTEGER NOT NULL,
  undecidable_30 INTEGER NOT NULL,
  planned_30 INTEGER NOT NULL,
  good_90    INTEGER NOT NULL,
  bad_90     INTEGER NOT NULL,
  undecidable_90 INTEGER NOT NULL,
  planned_90 INTEGER NOT NULL,
  budget_left REAL,
  budget_spent_at INTEGER NOT NULL,
  burn_fast  REAL,
  burn_medium REAL,
  burn_slow  REAL,
  alerts     INTEGER NOT NULL,
  exhausted_at INTEGER NOT NULL,
  last_time  INTEGER NOT NULL,
  last_update INTEGER NOT NULL,
  last_value REAL,
  n_measurements INTEGER NOT NULL,
  n_late     INTEGER NOT NULL,
  n_duplicates INTEGER NOT NULL,
  n_future   INTEGER NOT NULL,
  n_unreadable INTEGER NOT NULL,
  origin     TEXT,
  measured_by TEXT,
  strip      BLOB    NOT NULL
) STRICT;

CREATE INDEX slo_state_by_budget ON slo_state (budget, verdict);

-- Counts up with each change of the rows above, so that other programs notice.
CREATE TABLE level_news (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  version    INTEGER NOT NULL
) STRICT;

INSERT INTO level_news (one, version) VALUES (1, 0);

-- What people were told once.
CREATE TABLE noted (
  key        TEXT    PRIMARY KEY,
  time       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- Folded: incidents ----

CREATE TABLE incident (
  id         TEXT    PRIMARY KEY,
  objective  TEXT    NOT NULL,
  subject    TEXT    NOT NULL,
  title      TEXT    NOT NULL,
  property   TEXT    NOT NULL,
  element    TEXT,
  domain     TEXT,
  state      TEXT    NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved')),
  start      INTEGER NOT NULL,
  detected_at INTEGER NOT NULL,
  due        INTEGER NOT NULL,
  acknowledged_at INTEGER,
  told_at    INTEGER,
  ended_at   INTEGER,
  resolved_at INTEGER,
  n_reopened INTEGER NOT NULL DEFAULT 0,
  assignee   TEXT,
  cause      TEXT,
  cause_kind TEXT,
  words      TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_unresolved ON incident (objective, start) WHERE state <> 'resolved';
CREATE INDEX incident_by_objective ON incident (objective, start);
CREATE INDEX incident_by_subject ON incident (subject, start);

CREATE TABLE incident_remark (
  incident   TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  kind       TEXT    NOT NULL,
  actor      TEXT    NOT NULL,
  time       INTEGER NOT NULL,
  person     TEXT,
  words      TEXT,
  text       TEXT,
  PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;

-- ---- Folded: planned windows ----

CREATE TABLE planned_window (
  id         TEXT    PRIMARY KEY,
  subject    TEXT,
  domain     TEXT,
  from_time  INTEGER NOT NULL,
  to_time    INTEGER NOT NULL,
  declared_at INTEGER NOT NULL,
  declared_by TEXT   NOT NULL,
  reason     TEXT,
  cancelled_at INTEGER,
  cancelled_by TEXT,
  cancel_reason TEXT
) STRICT, WITHOUT ROWID;
