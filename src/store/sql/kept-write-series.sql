-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR IGNORE INTO series (key, source_id, subject, property, element)
VALUES (:c0, :c1, :c2, :c3, :c4);
