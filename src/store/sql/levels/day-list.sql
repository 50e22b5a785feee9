-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT d.day, d.good, d.bad, d.undecidable, d.planned, d.reason, d.worst
  FROM slo AS s
       CROSS JOIN slo_day AS d ON d.slo = s.key
 WHERE s.id = :objective AND d.day BETWEEN :first_day AND :last_day
 ORDER BY d.day;
