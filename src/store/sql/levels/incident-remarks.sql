-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT kind, actor, time, person, words, text FROM incident_remark WHERE incident = :key ORDER BY position;
