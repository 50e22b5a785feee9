-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One way of picking runs, by an index of its own; the rest narrows what it
-- found. Open ones first, by what is due first.

WITH picked (id) AS (
  SELECT id FROM access WHERE :path = 'id' AND id = :id
  UNION ALL
  SELECT id FROM access WHERE :path = 'grantee' AND grantee = :grantee
  UNION ALL
  SELECT id FROM access WHERE :path = 'subject' AND subject = :subject
  UNION ALL
  SELECT id FROM access
   WHERE :path = 'requester' AND requester IN (SELECT :requester
                                               UNION ALL
                                               SELECT person FROM person_merge WHERE into_person = :requester)
  UNION ALL
  SELECT id FROM access
   WHERE :path = 'consumer' AND consumer IN (SELECT :consumer
                                             UNION ALL
                                             SELECT person FROM person_merge WHERE into_person = :consumer)
  UNION ALL
  SELECT id FROM access WHERE :path = 'open' AND state = 'requested'
  UNION ALL
  SELECT id FROM access INDEXED BY access_undone
   WHERE :path = 'undone'
     AND (state = 'approved'
          AND (provision <> CASE kind WHEN 'grant' THEN 'provisioned' ELSE 'deprovisioned' END
               OR provision_outcome = 'partial')
          OR state IN ('expired', 'revoked') AND provision NOT IN ('none', 'deprovisioned'))
  UNION ALL
  SELECT id FROM access INDEXED BY access_by_end WHERE :path = 'ends' AND state = 'approved' AND until < :ends_before
  UNION ALL
  SELECT id FROM access INDEXED BY access_live
   WHERE :path = 'live' AND kind = 'grant' AND (state = 'approved' OR provision NOT IN ('none', 'deprovisioned'))
  UNION ALL
  SELECT id FROM access WHERE :path = 'source' AND (source = :source OR instance = :source)
  UNION ALL
  SELECT id FROM access
   WHERE :path = 'all' AND state IN ('requested', 'approved', 'rejected', 'withdrawn', 'expired', 'revoked')
), chosen (id, done, moment, requested_at) AS (
  SELECT a.id, a.state <> 'requested',
         CASE a.state WHEN 'requested' THEN a.due ELSE - coalesce (a.decided_at, a.ended_at, a.requested_at) END,
         a.requested_at
    FROM picked
         CROSS JOIN access AS a ON a.id = picked.id
   WHERE (NOT :open_only OR a.state = 'requested')
     AND (NOT :live_only OR a.kind = 'grant' AND (a.state = 'approved' OR a.provision NOT IN ('none', 'deprovisioned')))
     AND (NOT :undone_only
          OR a.state = 'approved'
             AND (a.provision <> CASE a.kind WHEN 'grant' THEN 'provisioned' ELSE 'deprovisioned' END
                  OR a.provision_outcome = 'partial')
          OR a.state IN ('expired', 'revoked') AND a.provision NOT IN ('none', 'deprovisioned'))
     AND (:requester IS NULL
          OR coalesce ((SELECT into_person FROM person_merge WHERE person = a.requester), a.requester) = :requester)
     AND (:consumer IS NULL
          OR coalesce ((SELECT into_person FROM person_merge WHERE person = a.consumer), a.consumer) = :consumer)
     AND (:subject IS NULL OR a.subject = :subject)
     AND (:source IS NULL OR a.source = :source OR a.instance = :source)
     AND (:grantee IS NULL OR a.grantee = :grantee)
     AND (:ends_before = 0 OR a.state = 'approved' AND a.until < :ends_before)
   ORDER BY 2, 3, 4, 1
   LIMIT :limit
)
SELECT a.id, (SELECT max (version) FROM event WHERE stream = 'access/' || a.id), a.state, a.provision,
       CASE WHEN a.provision_outcome IN ('partial', 'failed', 'manual')
            THEN coalesce ((SELECT CAST (data AS TEXT) FROM payload WHERE hash = reference_hash (a.provision_words)),
                           CASE a.provision_outcome
                             WHEN 'partial' THEN 'What the platform has is not what was decided.'
                             WHEN 'failed' THEN 'It could not be done.'
                             ELSE 'A person has to run the script.'
                           END)
            -- Why it waits is no event: it stands with what waits.
            ELSE (SELECT message FROM outbox WHERE id = a.effect)
       END,
       a.subject, a.title, a.domain, a.contract_version, a.contract, a.contract_payload, a.requester, a.purpose_text,
       a.kind, a.consumer, a.source, a.instance, a.grantee, a.until, a.ask, a.asked, a.terms, a.classification,
       (SELECT group_concat (value, ' ') FROM json_each (a.touches)),
       (SELECT group_concat (value, char (30)) FROM json_each (a.flags)),
       a.charter, a.rule, a.requested_at, a.due, a.decided_at, a.outcome, a.ended_at, a.review_due, a.reviewed_at
  FROM chosen
       CROSS JOIN access AS a ON a.id = chosen.id
 ORDER BY chosen.done, chosen.moment, chosen.requested_at, chosen.id;
