-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT contract, name, physical_name, kind, description, row_estimate
  FROM schema_object
 WHERE entry_id = :id
 ORDER BY contract, position;
