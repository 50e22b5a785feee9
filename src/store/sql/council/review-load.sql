-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT r.id, (SELECT max (version) FROM event WHERE stream = 'review/' || r.id), r.kind, r.state, r.subject, r.title, r.domain,
       coalesce ((SELECT into_person FROM person_merge WHERE person = r.requester), r.requester),
       (SELECT group_concat (value, ' ') FROM json_each (r.touches)),
       r.revision, r.revision_payload, r.base, r.base_payload, r.note, r.level, r.until, r.charter, r.opened_at, r.due,
       r.decided_at, r.outcome, r.overridden, r.appeal_of, r.successor
  FROM review AS r
 WHERE r.id = :key;
