-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO certificate (subject, level, standing, since, until, review, changed_at)
VALUES (:body ->> '$.subject', :body ->> '$.level', 'granted', instant (:body ->> '$.since'), instant (:body ->> '$.until'),
        :body ->> '$.review', :time)
ON CONFLICT (subject)
DO UPDATE SET level = excluded.level, standing = excluded.standing, since = excluded.since, until = excluded.until,
              review = excluded.review, reason = NULL, changed_at = excluded.changed_at;
