-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO granted_exception (review, subject, until, rule, time)
VALUES (:body ->> '$.review', :body ->> '$.subject', instant (:body ->> '$.until'), :body ->> '$.rule', :time)
ON CONFLICT (review)
DO UPDATE SET subject = excluded.subject, until = excluded.until, rule = excluded.rule, time = excluded.time;
