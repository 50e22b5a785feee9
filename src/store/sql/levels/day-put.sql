-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR REPLACE INTO slo_day (slo, day, good, bad, undecidable, planned, reason, worst)
VALUES (:slo, :day, :good, :bad, :undecidable, :planned, :reason, :worst);
