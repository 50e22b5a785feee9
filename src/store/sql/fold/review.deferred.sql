-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO review_deferral (review, seat, until, person, reason, time)
VALUES (substr (:stream, 8), :body ->> '$.seat', instant (:body ->> '$.until'), :actor, :body ->> '$.reason', :time)
ON CONFLICT (review, seat)
DO UPDATE SET until = excluded.until, person = excluded.person, reason = excluded.reason, time = excluded.time;
