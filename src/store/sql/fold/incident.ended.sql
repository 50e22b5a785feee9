-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE incident
   SET ended_at = instant (:body ->> '$.end'), words = coalesce (:body ->> '$.words', words)
 WHERE id = substr (:stream, 10);

INSERT INTO incident_remark (incident, position, kind, actor, time, words)
VALUES (substr (:stream, 10), :position, 'ended', :actor, :time, :body ->> '$.words');
