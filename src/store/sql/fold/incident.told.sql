-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE incident SET told_at = coalesce (told_at, :time) WHERE id = substr (:stream, 10);

INSERT INTO incident_remark (incident, position, kind, actor, time, words, text)
VALUES (substr (:stream, 10), :position, 'told', :actor, :time,
        (SELECT group_concat (value, ', ') FROM json_each (:body, '$.told')), :body ->> '$.comment');
