-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Again after it failed, perhaps with other statements.
INSERT INTO access_effect (access, id, action, outcome, digest, statements, time, position)
VALUES (substr (:stream, 8), :body ->> '$.effect', :body ->> '$.action', 'queued', :body ->> '$.digest',
        :body ->> '$.statements', :time, :position)
ON CONFLICT (access, id)
DO UPDATE SET action = excluded.action, outcome = excluded.outcome, digest = coalesce (excluded.digest, digest),
              statements = coalesce (excluded.statements, statements), words = NULL, observed = NULL, final = 0,
              time = excluded.time;

UPDATE access
   SET provision = CASE :body ->> '$.action' WHEN 'grant' THEN 'provisioning' ELSE 'deprovisioning' END,
       provision_outcome = 'queued', provision_words = NULL, effect = :body ->> '$.effect'
 WHERE id = substr (:stream, 8);
