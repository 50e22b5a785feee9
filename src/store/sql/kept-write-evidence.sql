-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR REPLACE INTO evidence (id, subject, name, hash, added_at) VALUES (:c0, :c1, :c2, :c3, :c4);
