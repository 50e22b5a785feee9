-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Where name or address of a person stands outside the directory.
WITH who AS (
  SELECT name, address FROM person
   WHERE id = :key OR id IN (SELECT person FROM person_merge WHERE into_person = :key)
), called AS (
  SELECT name AS words FROM who WHERE name IS NOT NULL
  UNION
  SELECT address FROM who WHERE address IS NOT NULL
)
SELECT 'payload', 'sha256:' || lower (hex (y.hash))
  FROM payload AS y
 WHERE y.data IS NOT NULL AND EXISTS (SELECT 1 FROM called WHERE holds_words (y.data, words))
UNION ALL
SELECT 'draft', d.id
  FROM draft AS d
 WHERE EXISTS (SELECT 1 FROM called WHERE holds_words (d.body, words))
UNION ALL
SELECT 'waiting', o.id
  FROM outbox AS o
 WHERE EXISTS (SELECT 1 FROM called WHERE holds_words (o.body, words) OR holds_words (o.message, words))
UNION ALL
SELECT 'waiting', d.source || ' ' || d.number
  FROM drift AS d
 WHERE EXISTS (SELECT 1 FROM called WHERE holds_words (d.grantee, words) OR holds_words (d.words, words))
UNION ALL
SELECT 'event', CAST (e.position AS TEXT)
  FROM event AS e
 WHERE EXISTS (SELECT 1 FROM called WHERE holds_words (e.body, words));
