-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO review (id, kind, state, subject, title, domain, requester, touches, revision, revision_payload, base,
                    base_payload, note, level, until, charter, opened_at, due, appeal_of)
VALUES (substr (:stream, 8), :body ->> '$.kind', 'submitted', :body ->> '$.subject', :body ->> '$.title', :body ->> '$.domain',
        :body ->> '$.requester', :body -> '$.touches', :body ->> '$.revision', :body ->> '$.revisionPayload',
        :body ->> '$.base', :body ->> '$.basePayload', :body ->> '$.note', :body ->> '$.level', instant (:body ->> '$.until'),
        :body ->> '$.charter', :time, instant (:body ->> '$.due'), :body ->> '$.appealOf');

-- only with: changes
INSERT INTO review_change (review, number, path, kind, impact)
SELECT substr (:stream, 8), key, value ->> '$.path', value ->> '$.kind', value ->> '$.impact'
  FROM json_each (:body, '$.changes');
