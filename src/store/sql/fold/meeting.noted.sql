-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO meeting_note (meeting, position, review, person, note, time)
VALUES (substr (:stream, 9), :position, :body ->> '$.review', :actor, :body ->> '$.note', :time);
