-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO meeting_action (meeting, id, position, text, review, owner, due)
VALUES (substr (:stream, 9), :body ->> '$.id', :position, :body ->> '$.text', :body ->> '$.review', :body ->> '$.owner',
        instant (:body ->> '$.due'));
