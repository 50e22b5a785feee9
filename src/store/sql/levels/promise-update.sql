-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The same promise in other words.
UPDATE slo_promise
   SET promise = :promise
 WHERE slo = :slo AND since = (SELECT max (since) FROM slo_promise WHERE slo = :slo);
