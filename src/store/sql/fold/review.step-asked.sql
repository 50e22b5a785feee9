-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO review_step (review, seat, asked, reason, position)
VALUES (substr (:stream, 8), :body ->> '$.seat', 1, :body ->> '$.reason', :position)
ON CONFLICT (review, seat) DO UPDATE SET asked = excluded.asked, reason = excluded.reason, position = excluded.position;
