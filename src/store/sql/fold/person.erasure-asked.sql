-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO erasure (payload, asked_by, asked_at, reason)
VALUES (:body ->> '$.person', :actor, :time, :body ->> '$.reason')
ON CONFLICT (payload) DO NOTHING;
