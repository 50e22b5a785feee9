-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

WITH picked (slo) AS (
  SELECT key FROM slo WHERE :id IS NOT NULL AND id = :id
  UNION ALL
  SELECT key FROM slo WHERE :id IS NULL
)
SELECT s.key, s.id, s.name, s.domain, s.source, s.watched_since, s.next_look, s.gone,
       (SELECT group_concat (series) FROM slo_series WHERE slo = s.key), s.subject, s.port, s.contract,
       s.contract_version, s.property, s.element, s.check_name, s.driver, s.written, s.inherited, s.method, s.compare,
       s.quantity, s.bound, s.time_limit, s.unit, s.times, s.every, s.period, s.timezone, s.weekdays, s.skips_holidays,
       s.target, s.days, s.hold, s.vague
  FROM picked AS p
       CROSS JOIN slo AS s ON s.key = p.slo
 ORDER BY s.key;
