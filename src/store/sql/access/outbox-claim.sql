-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Whoever claimed it since has counted an attempt; whoever changed it has
-- another body.
UPDATE outbox
   SET state = 'sending', attempts = attempts + 1
 WHERE id = :id AND state = :state AND attempts = :attempts AND body = CAST (:body AS BLOB);
