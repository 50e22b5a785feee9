-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The difference between what readers see and what this sync met.

INSERT INTO temp.unseen (source_key, id)
SELECT e.source_key, e.id
  FROM entry AS e INDEXED BY entry_listing
 WHERE e.source_key = :source_key AND e.born <= :generation AND e.died > :generation + 1
   AND e.removed_in > :generation
   AND NOT EXISTS (SELECT 1 FROM temp.seen AS n WHERE n.source_key = e.source_key AND n.id = e.id);
