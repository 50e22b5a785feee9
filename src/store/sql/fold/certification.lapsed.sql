-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE certificate
   SET standing = 'lapsed', reason = NULL, changed_at = :time
 WHERE subject = :body ->> '$.subject' AND until = instant (:body ->> '$.until');
