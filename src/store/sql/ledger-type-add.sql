-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO event_type (type) VALUES (:type) ON CONFLICT (type) DO NOTHING;
