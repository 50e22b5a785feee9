-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Products that readers see and that promise something, in slices.
SELECT e.id, e.key, s.kind, s.instance, u.native_id, s.id, t.name, d.text
  FROM entry AS e
       CROSS JOIN source AS s ON s.key = e.source_key AND s.gone = 0
       CROSS JOIN subject AS u ON u.key = e.key
       CROSS JOIN entry_text AS t ON t.id = e.id
       LEFT JOIN label AS d ON d.id = e.domain_id
 WHERE e.id > :after AND e.kind = 0 AND e.born <= s.generation AND e.died > s.generation
   AND e.removed_in > s.generation AND EXISTS (SELECT 1 FROM objective AS o WHERE o.entry_id = e.id)
 ORDER BY e.id
 LIMIT :limit;
