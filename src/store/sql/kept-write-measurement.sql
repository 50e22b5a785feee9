-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR REPLACE INTO measurement (series, time, kind, value, origin) VALUES (:c0, :c1, :c2, :c3, :c4);
