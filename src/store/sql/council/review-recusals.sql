-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT r.seat, coalesce ((SELECT into_person FROM person_merge WHERE person = r.person), r.person),
       r.time, r.cause, r.reason
  FROM review_recusal AS r
 WHERE r.review = :key
 ORDER BY r.position;
