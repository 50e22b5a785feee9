-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What other sources list at the addresses of an entry.

WITH mine (address) AS (
  SELECT address FROM entry_text WHERE id = :id AND address IS NOT NULL
  UNION
  SELECT address FROM contract_address WHERE entry_id = :id
)
SELECT e.key
  FROM mine
  JOIN entry_text AS t ON t.address = mine.address
  JOIN live_entry AS e ON e.id = t.id
 WHERE e.source_key <> :source_key AND e.removed = 0
UNION
SELECT e.key
  FROM mine
  JOIN contract_address AS a ON a.address = mine.address
  JOIN live_entry AS e ON e.id = a.entry_id
 WHERE e.source_key <> :source_key AND e.removed = 0
 ORDER BY 1
 LIMIT 200;
