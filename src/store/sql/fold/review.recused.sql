-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO review_recusal (review, seat, person, cause, reason, time, position)
VALUES (substr (:stream, 8), :body ->> '$.seat', :body ->> '$.person', :body ->> '$.cause', :body ->> '$.reason', :time, :position)
ON CONFLICT (review, seat, person)
DO UPDATE SET cause = excluded.cause, reason = excluded.reason, time = excluded.time, position = excluded.position;
