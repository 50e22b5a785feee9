-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT n.review, n.seat, coalesce ((SELECT into_person FROM person_merge WHERE person = n.person), n.person), n.note, n.time
  FROM meeting_note AS n WHERE n.meeting = :key ORDER BY n.position;
