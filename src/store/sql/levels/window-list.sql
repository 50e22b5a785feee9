-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT id, subject, domain, from_time, to_time, declared_at, cancelled_at, declared_by, reason
  FROM planned_window
 WHERE to_time > :since
 ORDER BY from_time, id;
