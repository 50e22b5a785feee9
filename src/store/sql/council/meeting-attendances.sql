-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT a.seat, coalesce ((SELECT into_person FROM person_merge WHERE person = a.person), a.person), a.present, a.time
  FROM meeting_attendance AS a WHERE a.meeting = :key ORDER BY a.seat;
