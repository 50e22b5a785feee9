-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT k.id, p.name, p.address
  FROM (SELECT person AS id FROM person_known UNION SELECT id FROM person) AS k
       LEFT JOIN person AS p ON p.id = k.id
 WHERE NOT EXISTS (SELECT 1 FROM person_merge AS m WHERE m.person = k.id)
 ORDER BY p.name IS NULL, p.name, k.id;
