-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE incident
   SET state = CASE state WHEN 'open' THEN 'acknowledged' ELSE state END,
       acknowledged_at = coalesce (acknowledged_at, :time)
 WHERE id = substr (:stream, 10);

INSERT INTO incident_remark (incident, position, kind, actor, time, text)
VALUES (substr (:stream, 10), :position, 'acknowledged', :actor, :time, :body ->> '$.comment');
