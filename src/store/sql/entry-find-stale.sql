-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What an interrupted sync left behind and this one did not meet.

SELECT e.id
  FROM entry AS e INDEXED BY entry_listing
 WHERE e.source_key = :source_key AND e.born > :generation
   AND NOT EXISTS (SELECT 1 FROM temp.seen AS n WHERE n.source_key = e.source_key AND n.id = e.id);
