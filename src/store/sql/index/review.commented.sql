-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- only with: comment
INSERT INTO review_text (review, payload)
SELECT substr (:stream, 8), hash
  FROM payload
 WHERE hash = reference_hash (:body ->> '$.comment') AND media_type LIKE 'text/%';
