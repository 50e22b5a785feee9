-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT person, time, position, comment, asks_changes FROM access_remark WHERE access = :key ORDER BY position;
