-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One way of picking runs, by an index of its own; the rest narrows what it
-- found. Not resolved first; then the latest first.

WITH picked (id) AS (
  SELECT id FROM incident WHERE :path = 'id' AND id = :id
  UNION ALL
  SELECT id FROM incident INDEXED BY incident_by_objective WHERE :path = 'objective' AND objective = :objective
  UNION ALL
  SELECT id FROM incident INDEXED BY incident_by_subject WHERE :path = 'subject' AND subject = :subject
  UNION ALL
  SELECT id FROM incident INDEXED BY incident_unresolved WHERE :path = 'open' AND state <> 'resolved'
  UNION ALL
  SELECT id FROM incident WHERE :path = 'all'
)
SELECT i.id, i.objective, i.subject, i.title, i.property, i.element, i.domain, i.state, i.start, i.detected_at,
       i.due, i.acknowledged_at, i.told_at, i.ended_at, i.resolved_at, i.n_reopened, i.assignee, i.cause, i.cause_kind,
       i.words, (SELECT max (version) FROM event WHERE stream = 'incident/' || i.id)
  FROM picked
       CROSS JOIN incident AS i ON i.id = picked.id
 WHERE (:subject IS NULL OR i.subject = :subject)
   AND (:objective IS NULL OR i.objective = :objective)
   AND (:domain IS NULL OR i.domain = :domain COLLATE NOCASE)
   AND (:assignee IS NULL
        OR coalesce ((SELECT into_person FROM person_merge WHERE person = i.assignee), i.assignee) = :assignee)
   AND (NOT :open_only OR i.state <> 'resolved')
   AND (:since = 0 OR i.ended_at IS NULL OR i.ended_at > :since)
 ORDER BY i.state = 'resolved', i.start DESC, i.id
 LIMIT :limit;
