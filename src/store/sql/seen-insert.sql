-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO temp.seen (source_key, id, kind) VALUES (:source_key, :id, :kind)
ON CONFLICT DO NOTHING;
