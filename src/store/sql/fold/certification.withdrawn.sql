-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE certificate
   SET standing = 'withdrawn', reason = :body ->> '$.reason', changed_at = :time
 WHERE subject = :body ->> '$.subject';
