-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO erasure (payload, asked_by, asked_at, erased_by, erased_at)
VALUES (:body ->> '$.person', :body ->> '$.askedBy', :time, :actor, :time)
ON CONFLICT (payload)
DO UPDATE SET erased_by = coalesce (erased_by, excluded.erased_by), erased_at = coalesce (erased_at, excluded.erased_at);
