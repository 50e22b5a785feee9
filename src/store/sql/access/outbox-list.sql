-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Those that may be sent by then; 0: all, with those that a person has to do.

SELECT id, kind, body, state, attempts, not_before, added_at, message
  FROM outbox
 WHERE :due = 0 OR not_before <= :due AND state <> 'manual'
 ORDER BY not_before, added_at, id;
