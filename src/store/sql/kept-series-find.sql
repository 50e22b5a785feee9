-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- With the end of all that was measured, and of what is not of the future.
SELECT key, (SELECT max (time) FROM measurement WHERE series = series.key),
       (SELECT max (time) FROM measurement WHERE series = series.key AND time <= :now)
  FROM series
 WHERE source_id = :source_id AND subject = :subject AND property = :property AND element = :element;
