-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Objectives that have to be evaluated: their time has come, something new was
-- measured, or (:method) incidents changed by which they are measured. Mostly a
-- few of thousands: each is found by an index.

WITH due (slo) AS (
  SELECT key FROM slo INDEXED BY slo_by_look WHERE gone = 0 AND next_look <= :now
  UNION
  SELECT l.slo
    FROM series AS x INDEXED BY series_dirty
         CROSS JOIN slo_series AS l ON l.series = x.key
   WHERE x.dirty_from < 9223372036854775807
  UNION
  SELECT key FROM slo WHERE :method >= 0 AND method = :method
)
SELECT s.id
  FROM due
       CROSS JOIN slo AS s ON s.key = due.slo
 WHERE NOT s.gone
 ORDER BY s.id;
