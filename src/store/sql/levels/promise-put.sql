-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR REPLACE INTO slo_promise (slo, since, promise) VALUES (:slo, :since, :promise);
