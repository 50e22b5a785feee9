-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO draft (id, kind, subject, body, changed_at) VALUES (:id, :kind, :subject, :body, :changed_at)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, subject = excluded.subject, body = excluded.body,
                               changed_at = excluded.changed_at;
