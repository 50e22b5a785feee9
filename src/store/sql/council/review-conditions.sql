-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Of the last vote of each seat.

SELECT c.id, c.text, coalesce ((SELECT into_person FROM person_merge WHERE person = c.owner), c.owner),
       c.due, c.met_at, coalesce ((SELECT into_person FROM person_merge WHERE person = v.person), v.person)
  FROM review_condition AS c
       JOIN review_vote AS v ON v.review = c.review AND v.position = c.vote
 WHERE c.review = :key
   AND NOT EXISTS (SELECT 1 FROM review_vote AS l
                    WHERE l.review = v.review AND l.seat = v.seat AND l.position > v.position)
 ORDER BY c.vote, c.number;
