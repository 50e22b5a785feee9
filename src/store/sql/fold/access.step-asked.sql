-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO access_step (access, step, title, roles, needed, asked, reason, position)
VALUES (substr (:stream, 8), :body ->> '$.step', :body ->> '$.title', :body -> '$.roles', :body ->> '$.needed', 1,
        :body ->> '$.reason', :position)
ON CONFLICT (access, step)
DO UPDATE SET title = excluded.title, roles = excluded.roles, needed = excluded.needed, asked = excluded.asked,
              rule = NULL, reason = excluded.reason, position = excluded.position;
