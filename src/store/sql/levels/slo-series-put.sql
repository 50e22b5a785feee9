-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR IGNORE INTO slo_series (slo, series) VALUES (:slo, :series);
