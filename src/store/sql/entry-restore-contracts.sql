-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT contract_id, name, version, format, status, purpose, limitations, usage, location
  FROM contract
 WHERE entry_id = :id
 ORDER BY position;
