-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The last one of each seat.

SELECT v.seat, coalesce ((SELECT into_person FROM person_merge WHERE person = v.person), v.person),
       coalesce ((SELECT into_person FROM person_merge WHERE person = v.actor), v.actor),
       v.choice, v.time, v.position, v.comment, v.checklist,
       (SELECT group_concat (value, char (10)) FROM json_each (v.except_paths)),
       v.delegate, v.meeting
  FROM review_vote AS v
 WHERE v.review = :key
   AND NOT EXISTS (SELECT 1 FROM review_vote AS l
                    WHERE l.review = v.review AND l.seat = v.seat AND l.position > v.position)
 ORDER BY v.position;
