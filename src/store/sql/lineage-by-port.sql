-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT DISTINCT e.key
  FROM port AS p
  JOIN live_entry AS e ON e.id = p.entry_id
 WHERE p.contract_id = :contract_id AND p.direction = :direction AND e.key <> :key
 ORDER BY e.removed, e.key
 LIMIT 500;
