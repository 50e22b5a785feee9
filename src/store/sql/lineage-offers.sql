-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The contracts under which an entry gives something out.

SELECT contract_id, max (name)
  FROM (
    SELECT contract_id, name FROM port
     WHERE entry_id = :id AND direction = 0
    UNION ALL
    SELECT contract_id, NULL FROM contract
     WHERE entry_id = :id
       AND contract_id NOT IN (
         SELECT contract_id FROM port WHERE entry_id = :id AND direction = 1 AND contract_id IS NOT NULL
       )
  )
 WHERE contract_id IS NOT NULL
 GROUP BY contract_id
 ORDER BY contract_id
 LIMIT 500;
