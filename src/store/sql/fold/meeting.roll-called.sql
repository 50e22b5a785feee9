-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO meeting_attendance (meeting, seat, person, present, time)
VALUES (substr (:stream, 9), :body ->> '$.seat', :body ->> '$.person', :body ->> '$.present', :time)
ON CONFLICT (meeting, seat)
DO UPDATE SET person = excluded.person, present = excluded.present, time = excluded.time;
