-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR REPLACE INTO draft (id, kind, subject, body, changed_at) VALUES (:c0, :c1, :c2, :c3, :c4);
