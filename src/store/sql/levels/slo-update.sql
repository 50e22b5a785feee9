-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE slo
   SET gone = 0, subject = :subject, name = :name, domain = :domain, source = :source, port = :port,
       contract = :contract, contract_version = :contract_version, property = :property, element = :element,
       check_name = :check_name, driver = :driver, written = :written, inherited = :inherited, method = :method,
       compare = :compare, quantity = :quantity, bound = :bound, time_limit = :time_limit, unit = :unit,
       times = :times, every = :every, period = :period, timezone = :timezone, weekdays = :weekdays,
       skips_holidays = :skips_holidays, target = :target, days = :days, hold = :hold, vague = :vague, next_look = 0
 WHERE key = :key;
