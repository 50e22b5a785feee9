-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT s.key, s.source_id, s.subject, s.property, s.element, s.n_measurements, s.n_late, s.n_duplicates, s.known_until,
       s.dirty_from, s.mark
  FROM slo_series AS p
       CROSS JOIN series AS s ON s.key = p.series
 WHERE p.slo = :slo
 ORDER BY s.key;
