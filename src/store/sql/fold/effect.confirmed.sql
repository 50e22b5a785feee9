-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO access_effect (access, id, action, outcome, observed, final, time, position)
VALUES (substr (:stream, 8), :body ->> '$.effect', :body ->> '$.action', 'confirmed', :body -> '$.observed', 1, :time,
        :position)
ON CONFLICT (access, id)
DO UPDATE SET outcome = excluded.outcome, observed = excluded.observed, final = excluded.final, words = NULL,
              time = excluded.time;

UPDATE access
   SET provision = CASE :body ->> '$.action' WHEN 'grant' THEN 'provisioned' ELSE 'deprovisioned' END,
       provision_outcome = 'confirmed', provision_words = NULL
 WHERE id = substr (:stream, 8) AND (effect IS NULL OR effect = :body ->> '$.effect');

-- only with: comment
INSERT INTO access_remark (access, position, person, comment, asks_changes, time)
SELECT substr (:stream, 8), :position, :actor, :body ->> '$.comment', 0, :time WHERE :body ->> '$.comment' IS NOT NULL;
