-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE meeting
   SET closed_at = :time, minutes = :body ->> '$.minutes', media_type = :body ->> '$.mediaType',
       present = :body -> '$.present', quorum = :body ->> '$.quorum'
 WHERE id = substr (:stream, 9);
