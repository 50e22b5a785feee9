-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR IGNORE INTO person (id, name, address, changed_at) VALUES (:c0, :c1, :c2, :c3);
