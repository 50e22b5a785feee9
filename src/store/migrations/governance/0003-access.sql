-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Access: what is folded from events (sql/fold), and what the last comparison
-- with each platform found, which is kept. Persons stand as in the events;
-- those who read them replace the merged ones.

-- ---- Folded: accesses ----

-- Terms as they were asked for and as they stand are JSON; what lists are
-- filtered by stands beside them.
CREATE TABLE access (
  id         TEXT    NOT NULL PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('grant', 'revocation')),
  state      TEXT    NOT NULL
             CHECK (state IN ('requested', 'approved', 'rejected', 'withdrawn', 'expired', 'revoked')),
  provision  TEXT    NOT NULL DEFAULT 'none'
             CHECK (provision IN ('none', 'provisioning', 'provisioned', 'failed', 'deprovisioning', 'deprovisioned')),
  provision_outcome TEXT,              -- the last news of the effect
  provision_words TEXT,                -- and its words, a payload
  effect     TEXT,                     -- the one queued last
  subject    TEXT    NOT NULL,
  title      TEXT    NOT NULL,
  domain     TEXT,
  contract_version TEXT,
  contract   TEXT,
  contract_payload TEXT,
  requester  TEXT    NOT NULL,
  purpose_text TEXT,
  source     TEXT    NOT NULL,
  instance   TEXT,
  grantee    TEXT    NOT NULL,
  consumer   TEXT    NOT NULL,
  until      INTEGER,
  classification TEXT NOT NULL,
  touches    TEXT,
  flags      TEXT,
  charter    INTEGER NOT NULL,
  rule       TEXT,
  requested_at INTEGER NOT NULL,
  due        INTEGER NOT NULL,
  decided_at INTEGER,
  outcome    TEXT,
  ended_at   INTEGER,
  campaign   TEXT,                     -- whose answer revoked it
  review_due INTEGER,
  reviewed_at INTEGER,
  upheld     INTEGER,
  ask        TEXT    NOT NULL,         -- the long ones last: who sorts does not read them
  asked      TEXT    NOT NULL,
  terms      TEXT    NOT NULL
) STRICT;

CREATE INDEX access_by_state ON access (state, due);
CREATE INDEX access_by_subject ON access (subject);
CREATE INDEX access_by_grantee ON access (grantee);
CREATE INDEX access_by_requester ON access (requester);
CREATE INDEX access_by_consumer ON access (consumer);
CREATE INDEX access_by_source ON access (source);
CREATE INDEX access_by_instance ON access (instance) WHERE instance IS NOT NULL;
CREATE INDEX access_by_end ON access (until) WHERE state = 'approved';

-- Somebody has it, or may have it still. The list says it in the same words.
CREATE INDEX access_live ON access (until)
 WHERE kind = 'grant' AND (state = 'approved' OR provision NOT IN ('none', 'deprovisioned'));

-- What the platform has is not what was decided, yet.
CREATE INDEX access_undone ON access (due)
 WHERE state = 'approved'
       AND (provision <> CASE kind WHEN 'grant' THEN 'provisioned' ELSE 'deprovisioned' END
            OR provision_outcome = 'partial')
    OR state IN ('expired', 'revoked') AND provision NOT IN ('none', 'deprovisioned');

CREATE TABLE access_step (
  access     TEXT    NOT NULL,
  step       TEXT    NOT NULL,
  title      TEXT    NOT NULL,
  roles      TEXT    NOT NULL,
  needed     INTEGER NOT NULL,
  asked      INTEGER NOT NULL,
  rule       TEXT,
  reason     TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  PRIMARY KEY (access, step)
) STRICT, WITHOUT ROWID;

-- All of them; the last one of each role in a step counts.
CREATE TABLE access_vote (
  access     TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  step       TEXT    NOT NULL,
  role       TEXT    NOT NULL,
  person     TEXT    NOT NULL,
  actor      TEXT    NOT NULL,
  delegate   INTEGER NOT NULL,
  approves   INTEGER NOT NULL,
  comment    TEXT,
  checklist  TEXT,
  effect     TEXT,
  time       INTEGER NOT NULL,
  PRIMARY KEY (access, position)
) STRICT, WITHOUT ROWID;

-- Comments, and the reasons of what was done without a vote.
CREATE TABLE access_remark (
  access     TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  person     TEXT    NOT NULL,
  comment    TEXT    NOT NULL,
  asks_changes INTEGER NOT NULL,
  time       INTEGER NOT NULL,
  PRIMARY KEY (access, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE access_attachment (
  access     TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  payload    TEXT    NOT NULL,
  name       TEXT,
  media_type TEXT    NOT NULL,
  time       INTEGER NOT NULL,
  PRIMARY KEY (access, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE access_effect (
  access     TEXT    NOT NULL,
  id         TEXT    NOT NULL,
  action     TEXT    NOT NULL CHECK (action IN ('grant', 'revoke')),
  outcome    TEXT    NOT NULL,
  digest     TEXT,
  statements TEXT,
  words      TEXT,
  observed   TEXT,
  final      INTEGER NOT NULL DEFAULT 0,
  attempts   INTEGER NOT NULL DEFAULT 0,
  time       INTEGER NOT NULL,
  position   INTEGER NOT NULL,         -- of the first event about it
  PRIMARY KEY (access, id)
) STRICT, WITHOUT ROWID;

-- ---- Folded: campaigns ----

CREATE TABLE campaign (
  id         TEXT    PRIMARY KEY,
  title      TEXT    NOT NULL,
  domain     TEXT,
  subject    TEXT,
  opened_by  TEXT    NOT NULL,
  opened_at  INTEGER NOT NULL,
  due        INTEGER NOT NULL,
  closed_at  INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_item (
  campaign   TEXT    NOT NULL,
  access     TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  answer     TEXT,
  person     TEXT,
  comment    TEXT,
  time       INTEGER,
  PRIMARY KEY (campaign, access)
) STRICT, WITHOUT ROWID;

-- ---- Folded: principals ----

-- Whose name on which platform. Events say so; the table for it from before
-- was never written.
DROP TABLE principal;

CREATE TABLE principal (
  source     TEXT    NOT NULL,
  principal  TEXT    NOT NULL,
  kind       TEXT    NOT NULL,
  consumer   TEXT    NOT NULL,
  time       INTEGER NOT NULL,
  PRIMARY KEY (source, principal)
) STRICT, WITHOUT ROWID;

-- ---- Kept: drift ----

CREATE TABLE drift_check (
  source     TEXT    PRIMARY KEY,
  seen_at    INTEGER NOT NULL,
  lines      INTEGER NOT NULL,
  left_out   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE drift (
  source     TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  kind       TEXT    NOT NULL,
  grantee    TEXT    NOT NULL,
  object     TEXT    NOT NULL,
  privilege  TEXT    NOT NULL,
  columns    TEXT,
  grantor    TEXT,
  access     TEXT,
  subject    TEXT,
  words      TEXT,
  PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;
