-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Those that ended early, too: votes that were cast under them stand.

SELECT d.id, coalesce ((SELECT into_person FROM person_merge WHERE person = d.from_person), d.from_person),
       coalesce ((SELECT into_person FROM person_merge WHERE person = d.to_person), d.to_person),
       d.seat, (SELECT group_concat (value, ' ') FROM json_each (d.kinds)), d.since,
       min (d.until, coalesce (d.ended_at, d.until))
  FROM delegation AS d
 ORDER BY d.given_at, d.id;
