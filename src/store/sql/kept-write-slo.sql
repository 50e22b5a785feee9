-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- How they stood is not carried over: all of them are evaluated anew.
INSERT OR IGNORE INTO slo (key, id, subject, name, domain, source, watched_since, gone, port, contract,
                           contract_version, property, element, check_name, driver, written, inherited, method,
                           compare, quantity, bound, time_limit, unit, times, every, period, timezone, weekdays,
                           skips_holidays, target, days, hold, vague)
VALUES (:c0, :c1, :c2, :c3, :c4, :c5, :c6, :c7, :c8, :c9, :c10, :c11, :c12, :c13, :c14, :c15, :c16, :c17, :c18, :c19,
        :c20, :c21, :c22, :c23, :c24, :c25, :c26, :c27, :c28, :c29, :c30, :c31, :c32);
