-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT step, title, (SELECT group_concat (value, char (30)) FROM json_each (roles)), needed, asked, rule, reason
  FROM access_step
 WHERE access = :key
 ORDER BY position;
