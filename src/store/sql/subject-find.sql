-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- At most two versions: the one that readers see and one that waits for the
-- switch.

SELECT u.key, e.id, e.born, e.removed_in, e.digest
  FROM subject AS u
  LEFT JOIN entry AS e ON e.key = u.key AND e.died > :generation
 WHERE u.source_key = :source_key AND u.native_id = :native_id;
