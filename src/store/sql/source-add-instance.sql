-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO source_instance (kind, instance, source_key, until)
VALUES (:kind, :instance, :source_key, 9223372036854775807)
ON CONFLICT (kind, instance, source_key) DO UPDATE SET until = excluded.until;
