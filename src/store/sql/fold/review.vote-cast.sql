-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO review_vote (review, position, seat, person, actor, choice, revision, delegate, comment, checklist,
                         except_paths, meeting, time)
VALUES (substr (:stream, 8), :position, :body ->> '$.seat', :body ->> '$.person', :actor, :body ->> '$.choice', :body ->> '$.revision',
        coalesce (:body ->> '$.delegate', 0), :body ->> '$.comment', :body -> '$.checklist', :body -> '$.except',
        :body ->> '$.meeting', :time);

-- only with: conditions
INSERT INTO review_condition (review, vote, id, number, text, owner, due)
SELECT substr (:stream, 8), :position, value ->> '$.id', key, value ->> '$.text', value ->> '$.owner', instant (value ->> '$.due')
  FROM json_each (:body, '$.conditions');
