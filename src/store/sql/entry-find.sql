-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT e.id, u.key, s.kind, s.instance, u.native_id, s.id, s.synced_at, u.first_seen,
       CASE WHEN e.removed_in <= s.generation THEN e.removed_at ELSE 0 END, e.kind, e.updated_at,
       t.updated_reason, u.source_key
  FROM subject AS u
  JOIN source AS s ON s.key = u.source_key AND s.gone = 0
  JOIN entry AS e ON e.key = u.key AND e.born <= s.generation AND e.died > s.generation
  JOIN entry_text AS t ON t.id = e.id
 WHERE u.key = :key;
