-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What was talked about stays.
DELETE FROM meeting_item
 WHERE meeting = substr (:stream, 9) AND started_at IS NULL
   AND review NOT IN (SELECT value FROM json_each (:body, '$.agenda'));

-- only with: agenda
INSERT INTO meeting_item (meeting, review, number)
SELECT substr (:stream, 9), value, key FROM json_each (:body, '$.agenda') WHERE true
ON CONFLICT (meeting, review) DO UPDATE SET number = excluded.number;
