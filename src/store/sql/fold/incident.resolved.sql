-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Who resolves it has seen it.
UPDATE incident
   SET state = 'resolved', resolved_at = :time, acknowledged_at = coalesce (acknowledged_at, :time),
       cause = :body ->> '$.cause', cause_kind = :body ->> '$.causeKind'
 WHERE id = substr (:stream, 10);

INSERT INTO incident_remark (incident, position, kind, actor, time, words, text)
VALUES (substr (:stream, 10), :position, 'resolved', :actor, :time, :body ->> '$.causeKind', :body ->> '$.cause');
