-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO campaign (id, title, domain, subject, opened_by, opened_at, due)
VALUES (substr (:stream, 10), :body ->> '$.title', :body ->> '$.domain', :body ->> '$.subject', :actor, :time,
        instant (:body ->> '$.due'));

-- only with: items
INSERT INTO campaign_item (campaign, access, number)
SELECT substr (:stream, 10), value, key FROM json_each (:body, '$.items') WHERE true
ON CONFLICT (campaign, access) DO NOTHING;
