-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO incident_remark (incident, position, kind, actor, time, words)
VALUES (substr (:stream, 10), :position, 'escalated', :actor, :time, :body ->> '$.to');
