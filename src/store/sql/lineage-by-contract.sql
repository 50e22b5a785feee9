-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Asked when no output port names the contract.

SELECT DISTINCT e.key
  FROM contract AS c
  JOIN live_entry AS e ON e.id = c.entry_id
 WHERE c.contract_id = :contract_id AND e.key <> :key
   AND NOT EXISTS (
     SELECT 1 FROM port AS p
      WHERE p.entry_id = c.entry_id AND p.contract_id = c.contract_id AND p.direction = 1
   )
 ORDER BY e.removed, e.key
 LIMIT 500;
