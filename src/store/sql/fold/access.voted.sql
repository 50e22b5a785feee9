-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO access_vote (access, position, step, role, person, actor, delegate, approves, comment, checklist, effect,
                         time)
VALUES (substr (:stream, 8), :position, :body ->> '$.step', :body ->> '$.role', :body ->> '$.person', :actor,
        coalesce (:body ->> '$.delegate', 0), :body ->> '$.approves', :body ->> '$.comment', :body -> '$.checklist',
        :body ->> '$.effect', :time);
