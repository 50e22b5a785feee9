-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO source (id, kind) VALUES (:id, :kind)
ON CONFLICT (id) DO NOTHING;
