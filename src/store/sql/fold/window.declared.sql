-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO planned_window (id, subject, domain, from_time, to_time, declared_at, declared_by, reason)
VALUES (substr (:stream, 8), :body ->> '$.subject', :body ->> '$.domain', instant (:body ->> '$.from'),
        instant (:body ->> '$.to'), :time, :actor, :body ->> '$.reason');
