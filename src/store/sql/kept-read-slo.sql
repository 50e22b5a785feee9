-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT key, id, subject, name, domain, source, watched_since, gone, port, contract, contract_version, property, element,
       check_name, driver, written, inherited, method, compare, quantity, bound, time_limit, unit, times, every, period,
       timezone, weekdays, skips_holidays, target, days, hold, vague
  FROM slo NOT INDEXED;
