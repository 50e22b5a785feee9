-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE access
   SET reviewed_at = :time, upheld = :body ->> '$.upheld'
 WHERE id = substr (:stream, 8);

-- only with: comment
INSERT INTO access_remark (access, position, person, comment, asks_changes, time)
SELECT substr (:stream, 8), :position, :actor, :body ->> '$.comment', 0, :time WHERE :body ->> '$.comment' IS NOT NULL;
