-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT m.id, (SELECT max (version) FROM event WHERE stream = 'meeting/' || m.id), m.title, m.starts, m.opened_at, m.closed_at,
       coalesce ((SELECT into_person FROM person_merge WHERE person = m.chair), m.chair), m.minutes
  FROM meeting AS m
 WHERE :key IS NULL OR m.id = :key
 ORDER BY m.starts DESC, m.opened_at DESC, m.id;
