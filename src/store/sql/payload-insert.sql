-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO payload (hash, salt, media_type, data, added_at) VALUES (:hash, :salt, :media_type, :data, :added_at)
ON CONFLICT (hash) DO NOTHING;
