-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Keys only, in order; rows are read one by one, as sorting them whole takes
-- longer. Whatever has no budget stands behind what has one, by verdict; what
-- is vague last.

WITH picked (slo) AS (
  SELECT key FROM slo WHERE :path = 'id' AND id = :id
  UNION ALL
  SELECT key FROM slo WHERE :path = 'subject' AND subject = :subject
  UNION ALL
  SELECT key FROM slo WHERE :path = 'all'
)
SELECT s.key
  FROM picked
       CROSS JOIN slo AS s ON s.key = picked.slo
       LEFT JOIN slo_state AS t ON t.slo = s.key
 WHERE (:subject IS NULL OR s.subject = :subject)
   AND (:domain IS NULL OR s.domain = :domain COLLATE NOCASE)
   AND (:property IS NULL OR s.property = :property COLLATE NOCASE)
   AND (:with_gone OR NOT s.gone)
   AND (NOT :missed_only OR t.verdict = 2)
   AND (:search IS NULL OR s.name LIKE :search ESCAPE '\' OR s.property LIKE :search ESCAPE '\'
        OR s.element LIKE :search ESCAPE '\')
 ORDER BY CASE :order
            WHEN 'budget' THEN CASE WHEN s.gone THEN 7.0 WHEN s.method = 0 THEN 6.0 ELSE coalesce (t.budget, 5.0) END
            WHEN 'state' THEN CASE t.verdict WHEN 2 THEN 0 WHEN 1 THEN 1 ELSE 2 + (s.method = 0) END
            ELSE 0
          END, s.name, s.property, s.element, s.key
 LIMIT :limit;
