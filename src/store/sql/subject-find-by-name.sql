-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- One more than is wanted, to tell whether the name is ambiguous.

SELECT e.key
  FROM source AS s
  JOIN entry AS e INDEXED BY entry_listing ON e.source_key = s.key
 WHERE s.gone = 0 AND e.kind = :kind AND e.name_sort = :name_sort
   AND e.born <= s.generation AND e.died > s.generation
 ORDER BY e.removed_in <= s.generation, e.key
 LIMIT 2;
