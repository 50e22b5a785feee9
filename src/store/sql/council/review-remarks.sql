-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT coalesce ((SELECT into_person FROM person_merge WHERE person = r.person), r.person),
       r.time, r.position, r.comment, r.asks_changes
  FROM review_remark AS r
 WHERE r.review = :key
 ORDER BY r.position;
