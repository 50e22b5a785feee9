-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE review SET version = :version WHERE id = substr (:stream, 8);

INSERT INTO review_vote (review, position, seat, person, actor, choice, revision, delegate, comment, checklist,
                         except_paths, meeting, time)
VALUES (substr (:stream, 8), :position, :body ->> '$.seat', :body ->> '$.person', :actor, :body ->> '$.choice', :body ->> '$.revision',
        coalesce (:body ->> '$.delegate', 0), :body ->> '$.comment', :body -> '$.checklist', :body -> '$.except',
        :body ->> '$.meeting', :time);

INSERT INTO review_condition (review, vote, id, number, text, owner, due)
SELECT substr (:stream, 8), :position, value ->> '$.id', key, value ->> '$.text', value ->> '$.owner', instant (value ->> '$.due')
  FROM json_each (:body, '$.conditions');
