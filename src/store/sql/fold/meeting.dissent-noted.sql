-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO meeting_note (meeting, position, review, seat, person, note, time)
VALUES (substr (:stream, 9), :position, :body ->> '$.review', :body ->> '$.seat', :body ->> '$.person', :body ->> '$.note', :time);
