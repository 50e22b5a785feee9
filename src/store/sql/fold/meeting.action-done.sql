-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE meeting_action SET done_at = coalesce (done_at, :time)
 WHERE meeting = substr (:stream, 9) AND id = :body ->> '$.id';
