-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Where the target was merged itself, to where it went; never in a circle.
INSERT INTO person_merge (person, into_person, time)
SELECT who, target, :time
  FROM (SELECT :body ->> '$.person' AS who,
               coalesce ((SELECT into_person FROM person_merge WHERE person = :body ->> '$.into'),
                         :body ->> '$.into') AS target)
 WHERE who <> target
ON CONFLICT (person) DO UPDATE SET into_person = excluded.into_person, time = excluded.time;

-- Those who had been merged into this one go along.
UPDATE person_merge
   SET into_person = (SELECT m.into_person FROM person_merge AS m WHERE m.person = :body ->> '$.person')
 WHERE into_person = :body ->> '$.person'
   AND EXISTS (SELECT 1 FROM person_merge AS m WHERE m.person = :body ->> '$.person');
