-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Hits, the newest first; which of them is visible is for the caller to see.

SELECT e.id, e.key, e.name_sort, e.removed_in, e.domain_id, e.owner_id, e.lifecycle, e.certification,
       e.classification, e.n_levels, e.source_key, e.born, e.died, 0.0
  FROM entry_fts AS f CROSS JOIN entry AS e ON e.id = f.rowid
 WHERE f.entry_fts MATCH :words AND f.rowid <= :last_entry AND e.kind = :kind
 ORDER BY f.rowid DESC;
