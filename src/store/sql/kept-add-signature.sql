-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR IGNORE INTO signature (position, armoured) VALUES (:c0, :c1);
