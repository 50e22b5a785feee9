-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What was undecidable for want of news is decided now. Only a complete history
-- of updates can be known to go on without any.
UPDATE series
   SET dirty_from = min (dirty_from,
                         coalesce (nullif (known_until, 0),
                                   (SELECT max (time) FROM measurement WHERE series = series.key), dirty_from)),
       known_until = :time, mark = mark + 1
 WHERE source_id = :source_id AND has_updates AND known_until < :time;
