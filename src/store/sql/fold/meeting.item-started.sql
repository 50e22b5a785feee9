-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO meeting_item (meeting, review, number, started_at)
SELECT substr (:stream, 9), :body ->> '$.review',
       (SELECT coalesce (max (number) + 1, 0) FROM meeting_item WHERE meeting = substr (:stream, 9)), :time
ON CONFLICT (meeting, review)
DO UPDATE SET started_at = coalesce (started_at, excluded.started_at), closed_at = NULL, outcome = NULL;
