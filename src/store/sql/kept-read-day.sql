-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT slo, day, good, bad, undecidable, planned, reason, worst FROM slo_day;
