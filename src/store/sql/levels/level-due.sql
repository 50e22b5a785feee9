-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Objectives that have to be evaluated: their time has come, something new was
-- measured, or (:method) incidents changed by which they are measured.

SELECT id FROM slo WHERE gone = 0 AND next_look <= :now
 UNION
SELECT slo.id
  FROM series
  JOIN slo_series ON slo_series.series = series.key
  JOIN slo ON slo.key = slo_series.slo
 WHERE series.dirty_from < 9223372036854775807 AND slo.gone = 0
 UNION
SELECT id FROM slo WHERE :method >= 0 AND method = :method AND gone = 0
 ORDER BY 1;
