-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE review
   SET state = 'withdrawn', decided_at = coalesce (decided_at, :time), reason = :body ->> '$.reason'
 WHERE id = substr (:stream, 8);
