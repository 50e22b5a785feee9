-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE review
   SET state = :body ->> '$.outcome', decided_at = :time, outcome = :body ->> '$.words',
       reason = :body ->> '$.reason', overridden = coalesce (:body ->> '$.overridden', 0),
       votes_for = :body ->> '$.votesFor', votes_against = :body ->> '$.votesAgainst', abstained = :body ->> '$.abstained',
       open = :body ->> '$.open', recused = :body ->> '$.recused', meeting = :body ->> '$.meeting'
 WHERE id = substr (:stream, 8);

-- only with: changes
UPDATE review_change
   SET outcome = c.value ->> '$.outcome'
  FROM json_each (:body, '$.changes') AS c
 WHERE review_change.review = substr (:stream, 8) AND review_change.path = c.value ->> '$.path';
