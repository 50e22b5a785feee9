-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO access (id, kind, state, subject, title, domain, contract_version, contract, contract_payload,
                    requester, purpose_text, ask, asked, terms, source, instance, grantee, consumer, until,
                    classification, touches, flags, charter, rule, requested_at, due, review_due)
VALUES (substr (:stream, 8), coalesce (json_extract (:body, '$.ask.kind'), 'grant'), 'requested', :body ->> '$.subject',
        :body ->> '$.title', :body ->> '$.domain', :body ->> '$.contractVersion', :body ->> '$.contract',
        :body ->> '$.contractPayload', :body ->> '$.requester', :body ->> '$.purposeText', :body -> '$.ask',
        :body -> '$.terms', :body -> '$.terms', json_extract (:body, '$.terms.source'),
        json_extract (:body, '$.terms.instance'), json_extract (:body, '$.terms.grantee'),
        json_extract (:body, '$.ask.consumer'), instant (json_extract (:body, '$.terms.until')),
        :body ->> '$.classification', :body -> '$.touches', :body -> '$.flags', :body ->> '$.charter',
        :body ->> '$.rule', :time, instant (:body ->> '$.due'), instant (:body ->> '$.reviewDue'));
