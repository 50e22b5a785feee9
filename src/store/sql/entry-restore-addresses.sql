-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT contract, address
  FROM contract_address
 WHERE entry_id = :id
 ORDER BY contract, position;
