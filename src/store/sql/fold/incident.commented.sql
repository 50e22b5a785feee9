-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO incident_remark (incident, position, kind, actor, time, text)
VALUES (substr (:stream, 10), :position, 'commented', :actor, :time, :body ->> '$.comment');
