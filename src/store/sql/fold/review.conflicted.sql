-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE review
   SET state = 'conflicted', decided_at = coalesce (decided_at, :time), outcome = :body ->> '$.words',
       found = :body ->> '$.revision', found_payload = :body ->> '$.revisionPayload',
       successor = coalesce (:body ->> '$.successor', successor)
 WHERE id = substr (:stream, 8);
