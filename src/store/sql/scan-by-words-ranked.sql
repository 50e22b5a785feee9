-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Hits, the newest first, each with how good it is: name, then domain and
-- owners, then description, then columns.

SELECT e.id, e.key, e.name_sort, e.removed_in, e.domain_id, e.owner_id, e.lifecycle, e.certification,
       e.classification, e.n_levels, e.source_key, e.born, e.died, search_rank (f.entry_fts, 12, 2, 1, 4, 4)
  FROM entry_fts AS f CROSS JOIN entry AS e ON e.id = f.rowid
 WHERE f.entry_fts MATCH :words AND f.rowid <= :last_entry AND e.kind = :kind
 ORDER BY f.rowid DESC;
