-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT since, promise FROM slo_promise WHERE slo = :slo ORDER BY since;
