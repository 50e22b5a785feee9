-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From here on readers see the new generation.

UPDATE source
   SET generation = :generation + 1, dirty = 1,
       last_entry = max (last_entry,
                         COALESCE ((SELECT max (id) FROM temp.seen WHERE source_key = :source_key), 0))
 WHERE key = :source_key AND generation = :generation;
