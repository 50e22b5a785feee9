-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The best text of each review speaks for it.

WITH hit AS MATERIALIZED (
  SELECT rowid AS id, rank AS score, snippet (review_words, 0, '', '', '…', 24) AS snippet
    FROM review_words
   WHERE review_words MATCH :words
   ORDER BY rank
   LIMIT 1000
), best AS MATERIALIZED (
  SELECT t.review, sum (h.score) AS total, min (h.score) AS top, h.snippet
    FROM hit AS h JOIN review_text AS t ON t.id = h.id
   WHERE :except IS NULL OR t.review <> :except
   GROUP BY t.review
)
SELECT r.id, r.title, b.snippet, r.kind, r.state, r.outcome, r.decided_at
  FROM best AS b JOIN review AS r ON r.id = b.review
 ORDER BY b.total, r.opened_at DESC, r.id
 LIMIT :limit;
