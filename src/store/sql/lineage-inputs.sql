-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT name, contract_id, location
  FROM port
 WHERE entry_id = :id AND direction = 1
 ORDER BY position
 LIMIT 500;
