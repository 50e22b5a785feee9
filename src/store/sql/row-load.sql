-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT s.kind, s.instance, u.native_id, s.id, s.synced_at, t.name, t.purpose, d.text, o.text, e.lifecycle,
       e.certification, e.classification, e.n_levels, e.n_findings, e.updated_at,
       e.removed_in <= s.generation
  FROM subject AS u
  JOIN source AS s ON s.key = u.source_key AND s.gone = 0
  JOIN entry AS e ON e.key = u.key AND e.born <= s.generation AND e.died > s.generation
  JOIN entry_text AS t ON t.id = e.id
  LEFT JOIN label AS d ON d.id = e.domain_id
  LEFT JOIN label AS o ON o.id = e.owner_id
 WHERE u.key = :key;
