-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR REPLACE INTO slo_day (slo, day, good, bad, undecidable, planned, reason, worst)
VALUES (:c0, :c1, :c2, :c3, :c4, :c5, :c6, :c7);
