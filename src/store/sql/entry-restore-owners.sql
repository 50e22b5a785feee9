-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT contract, name, address, role, accountable
  FROM owner
 WHERE entry_id = :id
 ORDER BY contract, position;
