-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE payload
   SET salt = NULL, data = NULL,
       erased_at = coalesce (erased_at, (SELECT erased_at FROM erasure WHERE payload = :key))
 WHERE hash = :hash;

DELETE FROM review_text WHERE payload = :hash;

-- Out of what is left.
INSERT INTO review_words (review_words) VALUES ('rebuild');
