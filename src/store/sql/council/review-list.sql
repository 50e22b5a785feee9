-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Open ones first, by what is due first. Every word must occur in some text of
-- the review.

SELECT r.id, (SELECT max (version) FROM event WHERE stream = 'review/' || r.id), r.kind, r.state, r.subject, r.title, r.domain,
       coalesce ((SELECT into_person FROM person_merge WHERE person = r.requester), r.requester),
       (SELECT group_concat (value, ' ') FROM json_each (r.touches)),
       r.revision, r.revision_payload, r.base, r.base_payload, r.note, r.level, r.until, r.charter, r.opened_at, r.due,
       r.decided_at, r.outcome, r.overridden, r.appeal_of, r.successor
  FROM review AS r
 WHERE (NOT :open_only OR r.state IN ('submitted', 'in-review'))
   AND (NOT :undone_only OR r.state IN ('submitted', 'in-review', 'approved'))
   AND (:subject IS NULL OR r.subject = :subject)
   AND (:words IS NULL
        OR r.id IN (SELECT t.review
                      FROM json_each (:words) AS w
                           CROSS JOIN review_words AS f ON f.review_words MATCH w.value
                           CROSS JOIN review_text AS t ON t.id = f.rowid
                     GROUP BY t.review
                    HAVING count (DISTINCT w.key) = json_array_length (:words)))
 ORDER BY r.state NOT IN ('submitted', 'in-review'),
          CASE WHEN r.state IN ('submitted', 'in-review') THEN r.due ELSE - coalesce (r.decided_at, r.opened_at) END,
          r.opened_at, r.id
 LIMIT :limit;
