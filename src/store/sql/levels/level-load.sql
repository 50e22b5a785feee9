-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT s.id, s.name, s.domain, s.source, s.gone, s.subject, s.port, s.contract, s.contract_version, s.property,
       s.element, s.check_name, s.driver, s.written, s.inherited, s.method, s.compare, s.quantity, s.bound,
       s.time_limit, s.unit, s.times, s.every, s.period, s.timezone, s.weekdays, s.skips_holidays, s.target, s.days,
       s.hold, s.vague, t.verdict, t.reason, t.as_of, t.since, t.good_7, t.bad_7, t.undecidable_7, t.planned_7,
       t.good_30, t.bad_30, t.undecidable_30, t.planned_30, t.good_90, t.bad_90, t.undecidable_90, t.planned_90,
       t.budget_left, t.budget_spent_at, t.burn_fast, t.burn_medium, t.burn_slow, t.alerts, t.exhausted_at,
       t.last_time, t.last_update, t.last_value, t.n_measurements, t.n_late, t.n_duplicates, t.n_future,
       t.n_unreadable, t.origin, t.measured_by, t.strip
  FROM slo AS s
       LEFT JOIN slo_state AS t ON t.slo = s.key
 WHERE s.key = :key;
