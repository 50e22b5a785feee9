-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One look at the end of each series, and not at every measurement.
SELECT max (last)
FROM (SELECT (SELECT max (time) FROM measurement WHERE measurement.series = series.key) AS last
      FROM series
      WHERE source_id = :source_id);
