-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- only with: note
INSERT INTO review_text (review, payload)
SELECT :body ->> '$.review', hash
  FROM payload
 WHERE hash = reference_hash (:body ->> '$.note') AND media_type LIKE 'text/%' AND :body ->> '$.review' IS NOT NULL;
