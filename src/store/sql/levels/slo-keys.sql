-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT key, id, (SELECT promise FROM slo_promise WHERE slo = slo.key ORDER BY since DESC), name, domain, source, gone,
       (SELECT group_concat (series) FROM slo_series WHERE slo = slo.key)
  FROM slo;
