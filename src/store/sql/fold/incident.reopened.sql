-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The clock goes on: start, and who acknowledged it when, stay. A cause that
-- was named did not hold; it stands in the remarks.
UPDATE incident
   SET state = CASE WHEN state <> 'resolved' THEN state
                    WHEN acknowledged_at IS NULL THEN 'open'
                    ELSE 'acknowledged'
               END,
       ended_at = NULL, resolved_at = NULL, cause = NULL, cause_kind = NULL, n_reopened = n_reopened + 1,
       words = coalesce (:body ->> '$.words', words)
 WHERE id = substr (:stream, 10);

INSERT INTO incident_remark (incident, position, kind, actor, time, words)
VALUES (substr (:stream, 10), :position, 'reopened', :actor, :time, :body ->> '$.words');
