-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO review_text (review, words)
SELECT substr (:stream, 8), :body ->> '$.title' WHERE :body ->> '$.title' IS NOT NULL;

-- only with: note
INSERT INTO review_text (review, payload)
SELECT substr (:stream, 8), hash
  FROM payload
 WHERE hash = reference_hash (:body ->> '$.note') AND media_type LIKE 'text/%';
