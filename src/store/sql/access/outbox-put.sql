-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO outbox (id, kind, body, state, attempts, not_before, added_at, message)
VALUES (:id, :kind, CAST (:body AS BLOB), :state, :attempts, :not_before, :added_at, :message)
ON CONFLICT (id)
DO UPDATE SET kind = excluded.kind, body = excluded.body, state = excluded.state, attempts = excluded.attempts,
              not_before = excluded.not_before, message = excluded.message;
