-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT d.id, coalesce ((SELECT into_person FROM person_merge WHERE person = d.from_person), d.from_person),
       coalesce ((SELECT into_person FROM person_merge WHERE person = d.to_person), d.to_person),
       d.seat, (SELECT group_concat (value, ' ') FROM json_each (d.kinds)), d.since, d.until
  FROM delegation AS d
 WHERE d.ended_at IS NULL
 ORDER BY d.given_at, d.id;
