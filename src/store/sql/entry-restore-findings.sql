-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT rule, severity, file, line, col, message, remediation
  FROM finding
 WHERE entry_id = :id
 ORDER BY position;
