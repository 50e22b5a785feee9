-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO principal (source, principal, kind, consumer, time)
VALUES (:body ->> '$.source', :body ->> '$.principal', :body ->> '$.kind', :body ->> '$.consumer', :time)
ON CONFLICT (source, principal)
DO UPDATE SET kind = excluded.kind, consumer = excluded.consumer, time = excluded.time;
