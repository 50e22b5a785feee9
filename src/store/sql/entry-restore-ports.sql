-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT direction, name, kind, description, location, version, contract_id
  FROM port
 WHERE entry_id = :id
 ORDER BY position;
