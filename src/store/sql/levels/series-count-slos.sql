-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT count (*)
  FROM slo_series AS p
       CROSS JOIN slo AS s ON s.key = p.slo
 WHERE p.series = :series AND s.gone = 0;
