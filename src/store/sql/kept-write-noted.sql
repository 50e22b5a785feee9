-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR IGNORE INTO noted (key, time) VALUES (:c0, :c1);
