-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Who is erased has no name from that event on, even while files still hold it.
SELECT k.id, p.name, p.address, x.payload IS NOT NULL
  FROM (SELECT person AS id FROM person_known UNION SELECT id FROM person) AS k
       LEFT JOIN erasure AS x ON x.payload = k.id AND x.erased_at IS NOT NULL
       LEFT JOIN person AS p ON p.id = k.id AND x.payload IS NULL
 WHERE NOT EXISTS (SELECT 1 FROM person_merge AS m WHERE m.person = k.id)
 ORDER BY p.name IS NULL, p.name, k.id;
