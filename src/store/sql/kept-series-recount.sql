-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- After measurements came in without being counted.
UPDATE series
   SET n_measurements = (SELECT count (*) FROM measurement WHERE series = series.key),
       dirty_from = min (dirty_from,
                         coalesce ((SELECT min (time) FROM measurement WHERE series = series.key), dirty_from)),
       has_updates = EXISTS (SELECT 1 FROM measurement WHERE series = series.key AND kind = 0),
       mark = mark + 1;
