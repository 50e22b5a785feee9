-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE access
   SET state = 'withdrawn', ended_at = :time
 WHERE id = substr (:stream, 8) AND state = 'requested';

-- only with: reason
INSERT INTO access_remark (access, position, person, comment, asks_changes, time)
SELECT substr (:stream, 8), :position, :actor, :body ->> '$.reason', 0, :time WHERE :body ->> '$.reason' IS NOT NULL;
