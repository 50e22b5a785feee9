-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT a.id, a.text, a.review, coalesce ((SELECT into_person FROM person_merge WHERE person = a.owner), a.owner), a.due, a.done_at
  FROM meeting_action AS a WHERE a.meeting = :key ORDER BY a.position;
