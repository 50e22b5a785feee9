-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO incident (id, objective, subject, title, property, element, domain, state, start, detected_at, due, words)
VALUES (substr (:stream, 10), :body ->> '$.objective', :body ->> '$.subject', :body ->> '$.title',
        :body ->> '$.property', :body ->> '$.element', :body ->> '$.domain', 'open', instant (:body ->> '$.start'),
        :time, instant (:body ->> '$.due'), :body ->> '$.words');

INSERT INTO incident_remark (incident, position, kind, actor, time, words)
VALUES (substr (:stream, 10), :position, 'opened', :actor, :time, :body ->> '$.words');
