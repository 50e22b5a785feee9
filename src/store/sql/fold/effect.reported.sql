-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO access_effect (access, id, action, outcome, digest, statements, words, observed, final, attempts, time,
                           position)
VALUES (substr (:stream, 8), :body ->> '$.effect', :body ->> '$.action', :body ->> '$.outcome', :body ->> '$.digest',
        :body ->> '$.statements', :body ->> '$.words', :body -> '$.observed', NOT coalesce (:body ->> '$.again', 0),
        coalesce (:body ->> '$.attempts', 0), :time, :position)
ON CONFLICT (access, id)
DO UPDATE SET outcome = excluded.outcome, digest = coalesce (excluded.digest, digest),
              statements = coalesce (excluded.statements, statements), words = excluded.words,
              observed = excluded.observed, final = excluded.final, attempts = excluded.attempts, time = excluded.time;

-- News of an effect that another one has followed are news of the past. What
-- was taken away only in part was not taken away.
UPDATE access
   SET provision = CASE :body ->> '$.action' || ' ' || (:body ->> '$.outcome')
                     WHEN 'grant done' THEN 'provisioned'
                     WHEN 'grant partial' THEN 'provisioned'
                     WHEN 'grant manual' THEN 'provisioning'
                     WHEN 'grant failed' THEN 'failed'
                     WHEN 'revoke done' THEN 'deprovisioned'
                     WHEN 'revoke partial' THEN iif (:body ->> '$.again' = 1, 'deprovisioning', 'failed')
                     WHEN 'revoke manual' THEN 'deprovisioning'
                     WHEN 'revoke failed' THEN 'failed'
                     ELSE provision
                   END,
       provision_outcome = :body ->> '$.outcome', provision_words = :body ->> '$.words'
 WHERE id = substr (:stream, 8) AND (effect IS NULL OR effect = :body ->> '$.effect');
