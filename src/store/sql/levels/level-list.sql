-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One way of picking runs; then each row is read once, in order. Whatever has
-- no budget stands behind what has one, by verdict; what is vague last.

WITH picked (slo) AS (
  SELECT key FROM slo WHERE :path = 'id' AND id = :id
  UNION ALL
  SELECT key FROM slo WHERE :path = 'subject' AND subject = :subject
  UNION ALL
  SELECT key FROM slo WHERE :path = 'all'
), chosen (slo, rank, name, property, element) AS (
  SELECT s.key,
         CASE :order
           WHEN 'budget' THEN CASE WHEN s.gone THEN 7.0 WHEN s.method = 0 THEN 6.0 ELSE coalesce (t.budget, 5.0) END
           WHEN 'state' THEN CASE t.verdict WHEN 2 THEN 0 WHEN 1 THEN 1 ELSE 2 + (s.method = 0) END
           ELSE 0
         END,
         s.name, s.property, s.element
    FROM picked
         CROSS JOIN slo AS s ON s.key = picked.slo
         LEFT JOIN slo_state AS t ON t.slo = s.key
   WHERE (:subject IS NULL OR s.subject = :subject)
     AND (:domain IS NULL OR s.domain = :domain)
     AND (:property IS NULL OR s.property = :property COLLATE NOCASE)
     AND (:with_gone OR NOT s.gone)
     AND (NOT :missed_only OR t.verdict = 2)
     AND (:search IS NULL OR s.name LIKE :search ESCAPE '\' OR s.property LIKE :search ESCAPE '\'
          OR s.element LIKE :search ESCAPE '\')
   ORDER BY 2, 3, 4, 5, 1
   LIMIT :limit
)
SELECT s.id, s.name, s.domain, s.source, s.gone, s.subject, s.port, s.contract, s.contract_version, s.property,
       s.element, s.check_name, s.driver, s.written, s.inherited, s.method, s.compare, s.quantity, s.bound,
       s.time_limit, s.unit, s.times, s.every, s.period, s.timezone, s.weekdays, s.skips_holidays, s.target, s.days,
       s.hold, s.vague, t.verdict, t.reason, t.as_of, t.since, t.good_7, t.bad_7, t.undecidable_7, t.planned_7,
       t.good_30, t.bad_30, t.undecidable_30, t.planned_30, t.good_90, t.bad_90, t.undecidable_90, t.planned_90,
       t.budget_left, t.budget_spent_at, t.burn_fast, t.burn_medium, t.burn_slow, t.alerts, t.exhausted_at,
       t.last_time, t.last_update, t.last_value, t.n_measurements, t.n_late, t.n_duplicates, t.n_future,
       t.n_unreadable, t.origin, t.measured_by, t.strip,
       (SELECT id
          FROM incident INDEXED BY incident_unresolved
         WHERE objective = s.id AND state <> 'resolved'
         ORDER BY start DESC)
  FROM chosen AS c
       CROSS JOIN slo AS s ON s.key = c.slo
       LEFT JOIN slo_state AS t ON t.slo = c.slo
 ORDER BY c.rank, c.name, c.property, c.element, c.slo;
