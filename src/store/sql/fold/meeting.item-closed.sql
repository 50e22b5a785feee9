-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE meeting_item
   SET closed_at = :time, outcome = :body ->> '$.outcome', seconds = :body ->> '$.seconds'
 WHERE meeting = substr (:stream, 9) AND review = :body ->> '$.review';
