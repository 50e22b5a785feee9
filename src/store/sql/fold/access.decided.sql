-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE access
   SET state = CASE :body ->> '$.outcome' WHEN 'approved' THEN 'approved' WHEN 'rejected' THEN 'rejected' END,
       decided_at = :time, outcome = :body ->> '$.words', rule = coalesce (:body ->> '$.rule', rule)
 WHERE id = substr (:stream, 8);

-- only with: terms
UPDATE access
   SET terms = :body -> '$.terms', source = json_extract (:body, '$.terms.source'),
       instance = json_extract (:body, '$.terms.instance'), grantee = json_extract (:body, '$.terms.grantee'),
       until = instant (json_extract (:body, '$.terms.until'))
 WHERE id = substr (:stream, 8) AND json_type (:body, '$.terms') IS NOT NULL;
