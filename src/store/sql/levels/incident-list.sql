-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Not resolved first; then the latest first.
SELECT i.id, i.objective, i.subject, i.title, i.property, i.element, i.domain, i.state, i.start, i.detected_at,
       i.due, i.acknowledged_at, i.told_at, i.ended_at, i.resolved_at, i.n_reopened, i.assignee, i.cause, i.cause_kind,
       i.words, (SELECT max (version) FROM event WHERE stream = 'incident/' || i.id)
  FROM incident AS i
 WHERE (:id IS NULL OR i.id = :id)
   AND (:subject IS NULL OR i.subject = :subject)
   AND (:objective IS NULL OR i.objective = :objective)
   AND (:domain IS NULL OR i.domain = :domain COLLATE NOCASE)
   AND (:assignee IS NULL
        OR coalesce ((SELECT into_person FROM person_merge WHERE person = i.assignee), i.assignee) = :assignee)
   AND (NOT :open_only OR i.state <> 'resolved')
   AND (:since = 0 OR i.ended_at IS NULL OR i.ended_at > :since)
 ORDER BY i.state = 'resolved', i.start DESC, i.id
 LIMIT :limit;
