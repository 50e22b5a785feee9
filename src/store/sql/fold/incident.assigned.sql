-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE incident SET assignee = :body ->> '$.person' WHERE id = substr (:stream, 10);

INSERT INTO incident_remark (incident, position, kind, actor, time, person, text)
VALUES (substr (:stream, 10), :position, 'assigned', :actor, :time, :body ->> '$.person', :body ->> '$.comment');
