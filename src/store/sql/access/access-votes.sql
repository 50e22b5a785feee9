-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The last one of each role in a step.

SELECT v.step, v.role, v.person, v.actor, v.delegate, v.approves, v.comment, v.checklist, v.effect, v.time, v.position
  FROM access_vote AS v
 WHERE v.access = :key
   AND NOT EXISTS (SELECT 1 FROM access_vote AS l
                    WHERE l.access = v.access AND l.step = v.step AND l.role = v.role AND l.position > v.position)
 ORDER BY v.position;
