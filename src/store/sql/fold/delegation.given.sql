-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO delegation (id, from_person, to_person, seat, kinds, since, until, reason, given_at)
VALUES (:body ->> '$.id', :body ->> '$.from', :body ->> '$.to', :body ->> '$.seat', :body -> '$.kinds',
        instant (:body ->> '$.since'), instant (:body ->> '$.until'), :body ->> '$.reason', :time);
