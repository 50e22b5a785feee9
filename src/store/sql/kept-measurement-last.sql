-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One look at the end of each series, and not at every measurement. What is
-- dated later than now says nothing of how far it was read.
SELECT max (last)
  FROM (SELECT (SELECT max (time) FROM measurement WHERE measurement.series = series.key AND time <= :now) AS last
          FROM series
         WHERE source_id = :source_id);
