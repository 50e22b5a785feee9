-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO meeting (id, title, starts, chair, opened_at)
VALUES (substr (:stream, 9), :body ->> '$.title', instant (:body ->> '$.starts'), :actor, :time);

-- only with: agenda
INSERT INTO meeting_item (meeting, review, number)
SELECT substr (:stream, 9), value, key FROM json_each (:body, '$.agenda') WHERE true
ON CONFLICT (meeting, review) DO NOTHING;
