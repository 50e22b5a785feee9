-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO access_remark (access, position, person, comment, asks_changes, time)
VALUES (substr (:stream, 8), :position, :actor, :body ->> '$.comment', coalesce (:body ->> '$.asksChanges', 0), :time);
