-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The council: what is folded from events (sql/fold), what is kept beside them,
-- and the words in which reviews are found. Persons stand as in the events;
-- those who read them replace the merged ones.

-- ---- Kept ----

-- Signatures (SSHSIG) of the bodies of events.
CREATE TABLE signature (
  position   INTEGER PRIMARY KEY,
  armoured   TEXT    NOT NULL
) STRICT;

-- Which types of events there are, so that one of a newer Steward is noticed
-- without reading all of them.
CREATE TABLE event_type (
  type       TEXT    PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO event_type SELECT DISTINCT type FROM event;

-- As before, but without a journal of every statement: what is refused has
-- changed nothing that could be taken back. An event that follows the last one
-- within its stream is seen to be in order by one look at that.
DROP TRIGGER event_is_in_order;

CREATE TRIGGER event_is_in_order BEFORE INSERT ON event
WHEN (NEW.position, NEW.stream, NEW.version) IS NOT
     (SELECT position + 1, stream, version + 1 FROM event ORDER BY position DESC LIMIT 1)
 AND (NEW.position <> (SELECT coalesce (max (position), 0) + 1 FROM event)
   OR NEW.version <> (SELECT coalesce (max (version), 0) + 1 FROM event WHERE stream = NEW.stream))
BEGIN
  SELECT raise (FAIL, 'an event belongs at the end of the ledger and of its stream');
END;

-- Up to which event the rows below are folded.
CREATE TABLE folded (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  position   INTEGER NOT NULL
) STRICT;

INSERT INTO folded (one, position) VALUES (1, 0);

-- ---- Folded: charter and people ----

CREATE TABLE charter_version (
  version    INTEGER PRIMARY KEY,
  body       TEXT    NOT NULL,
  document   TEXT,
  review     TEXT,
  actor      TEXT    NOT NULL,
  time       INTEGER NOT NULL,
  position   INTEGER NOT NULL
) STRICT;

CREATE TABLE delegation (
  id         TEXT    PRIMARY KEY,
  from_person TEXT   NOT NULL,
  to_person  TEXT    NOT NULL,
  seat       TEXT,
  kinds      TEXT,
  since      INTEGER NOT NULL,
  until      INTEGER NOT NULL,
  reason     TEXT,
  given_at   INTEGER NOT NULL,
  ended_at   INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE person_known (
  person     TEXT    PRIMARY KEY,
  time       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Always to the last one: no chains.
CREATE TABLE person_merge (
  person     TEXT    PRIMARY KEY,
  into_person TEXT   NOT NULL,
  time       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_merge_by_target ON person_merge (into_person);

CREATE TABLE signing_key (
  person     TEXT    NOT NULL,
  key        TEXT    NOT NULL,
  added_at   INTEGER NOT NULL,
  added_by   INTEGER NOT NULL,         -- position of the event
  removed_at INTEGER,
  removed_by INTEGER,
  PRIMARY KEY (person, key, added_by)
) STRICT, WITHOUT ROWID;

-- ---- Folded: reviews ----

CREATE TABLE review (
  id         TEXT    PRIMARY KEY,
  kind       TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  subject    TEXT    NOT NULL,
  title      TEXT    NOT NULL,
  domain     TEXT,
  requester  TEXT    NOT NULL,
  touches    TEXT,
  revision   TEXT    NOT NULL,
  revision_payload TEXT,
  base       TEXT,
  base_payload TEXT,
  note       TEXT,
  level      TEXT,
  until      INTEGER,
  charter    INTEGER NOT NULL,
  opened_at  INTEGER NOT NULL,
  due        INTEGER NOT NULL,
  decided_at INTEGER,
  outcome    TEXT,
  reason     TEXT,
  overridden INTEGER NOT NULL DEFAULT 0,
  votes_for  INTEGER,
  votes_against INTEGER,
  abstained  INTEGER,
  open       INTEGER,
  recused    INTEGER,
  meeting    TEXT,
  appeal_of  TEXT,
  successor  TEXT,
  found      TEXT,                     -- digest of what is there instead, or was applied
  found_payload TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX review_by_state ON review (state, due);
CREATE INDEX review_by_subject ON review (subject, opened_at);

CREATE TABLE review_step (
  review     TEXT    NOT NULL,
  seat       TEXT    NOT NULL,
  asked      INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  PRIMARY KEY (review, seat)
) STRICT, WITHOUT ROWID;

-- All of them; the last one of each seat counts.
CREATE TABLE review_vote (
  review     TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  seat       TEXT    NOT NULL,
  person     TEXT    NOT NULL,
  actor      TEXT    NOT NULL,
  choice     TEXT    NOT NULL,
  revision   TEXT    NOT NULL,
  delegate   INTEGER NOT NULL,
  comment    TEXT,
  checklist  TEXT,
  except_paths TEXT,
  meeting    TEXT,
  time       INTEGER NOT NULL,
  PRIMARY KEY (review, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_recusal (
  review     TEXT    NOT NULL,
  seat       TEXT    NOT NULL,
  person     TEXT    NOT NULL,
  cause      TEXT    NOT NULL,
  reason     TEXT,
  time       INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  PRIMARY KEY (review, seat, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_remark (
  review     TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  person     TEXT    NOT NULL,
  comment    TEXT    NOT NULL,
  asks_changes INTEGER NOT NULL,
  time       INTEGER NOT NULL,
  PRIMARY KEY (review, position)
) STRICT, WITHOUT ROWID;

-- Those of a vote that was replaced do not count.
CREATE TABLE review_condition (
  review     TEXT    NOT NULL,
  vote       INTEGER NOT NULL,         -- position of its event
  id         TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  text       TEXT    NOT NULL,
  owner      TEXT,
  due        INTEGER,
  met_at     INTEGER,
  met_by     TEXT,
  evidence   TEXT,
  PRIMARY KEY (review, vote, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_attachment (
  review     TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  payload    TEXT    NOT NULL,
  name       TEXT,
  media_type TEXT    NOT NULL,
  time       INTEGER NOT NULL,
  PRIMARY KEY (review, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_change (
  review     TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  path       TEXT    NOT NULL,
  kind       TEXT    NOT NULL,
  impact     TEXT    NOT NULL,
  outcome    TEXT,
  PRIMARY KEY (review, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_deferral (
  review     TEXT    NOT NULL,
  seat       TEXT    NOT NULL,
  until      INTEGER NOT NULL,
  person     TEXT    NOT NULL,
  reason     TEXT,
  time       INTEGER NOT NULL,
  PRIMARY KEY (review, seat)
) STRICT, WITHOUT ROWID;

-- ---- Folded: what was granted ----

CREATE TABLE certificate (
  subject    TEXT    PRIMARY KEY,
  level      TEXT    NOT NULL,
  standing   TEXT    NOT NULL,
  since      INTEGER NOT NULL,
  until      INTEGER NOT NULL,
  review     TEXT    NOT NULL,
  reason     TEXT,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE granted_exception (
  review     TEXT    PRIMARY KEY,
  subject    TEXT    NOT NULL,
  until      INTEGER NOT NULL,
  rule       TEXT    NOT NULL,
  time       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- Folded: meetings ----

CREATE TABLE meeting (
  id         TEXT    PRIMARY KEY,
  title      TEXT    NOT NULL,
  starts     INTEGER NOT NULL,
  chair      TEXT    NOT NULL,
  opened_at  INTEGER NOT NULL,
  closed_at  INTEGER,
  minutes    TEXT,
  media_type TEXT,
  present    TEXT,
  quorum     INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_item (
  meeting    TEXT    NOT NULL,
  review     TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  started_at INTEGER,
  closed_at  INTEGER,
  outcome    TEXT,
  seconds    INTEGER,
  PRIMARY KEY (meeting, review)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_attendance (
  meeting    TEXT    NOT NULL,
  seat       TEXT    NOT NULL,
  person     TEXT,
  present    INTEGER NOT NULL,
  time       INTEGER NOT NULL,
  PRIMARY KEY (meeting, seat)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_note (
  meeting    TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  review     TEXT,
  seat       TEXT,                     -- dissent: whose
  person     TEXT    NOT NULL,
  note       TEXT    NOT NULL,
  time       INTEGER NOT NULL,
  PRIMARY KEY (meeting, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_action (
  meeting    TEXT    NOT NULL,
  id         TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  text       TEXT    NOT NULL,
  review     TEXT,
  owner      TEXT,
  due        INTEGER,
  done_at    INTEGER,
  PRIMARY KEY (meeting, id)
) STRICT, WITHOUT ROWID;

-- ---- Folded: erasure ----

CREATE TABLE erasure (
  payload    TEXT    PRIMARY KEY,
  asked_by   TEXT    NOT NULL,
  asked_at   INTEGER NOT NULL,
  reason     TEXT,
  erased_by  TEXT,
  erased_at  INTEGER
) STRICT, WITHOUT ROWID;

-- ---- Words of reviews (sql/index) ----

-- One row for each text of a review: its own words, or those of a payload.
CREATE TABLE review_text (
  id         INTEGER PRIMARY KEY,
  review     TEXT    NOT NULL,
  words      TEXT,
  payload    BLOB
) STRICT;

CREATE INDEX review_text_by_payload ON review_text (payload) WHERE payload IS NOT NULL;

-- The index keeps no copy of the texts: what is erased there is gone here, too.
CREATE VIEW review_text_content AS
  SELECT t.id AS id, coalesce (t.words, CAST (p.data AS TEXT), '') AS text
    FROM review_text AS t LEFT JOIN payload AS p ON p.hash = t.payload;

CREATE VIRTUAL TABLE review_words USING fts5 (
  text,
  content = 'review_text_content',
  content_rowid = 'id',
  prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
