-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO subject (source_key, native_id, first_seen) VALUES (:source_key, :native_id, :now);
