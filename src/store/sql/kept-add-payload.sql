-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT OR IGNORE INTO payload (hash, salt, media_type, data, added_at, erased_at)
VALUES (:c0, :c1, :c2, :c3, :c4, :c5);
