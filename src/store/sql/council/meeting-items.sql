-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT review, started_at, closed_at, outcome, seconds
  FROM meeting_item WHERE meeting = :key ORDER BY number, started_at, review;
