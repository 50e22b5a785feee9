-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Nobody is found by a name that is erased.
SELECT k.id, coalesce (m.into_person, k.id), p.name, p.address
  FROM (SELECT person AS id FROM person_known UNION SELECT id FROM person UNION SELECT person FROM person_merge) AS k
       LEFT JOIN person_merge AS m ON m.person = k.id
       LEFT JOIN erasure AS x ON x.payload = coalesce (m.into_person, k.id) AND x.erased_at IS NOT NULL
       LEFT JOIN person AS p ON p.id = k.id AND x.payload IS NULL;
