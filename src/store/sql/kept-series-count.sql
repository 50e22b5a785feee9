-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE series
   SET n_measurements = n_measurements + :n_new, n_late = n_late + :n_late,
       n_duplicates = n_duplicates + :n_duplicates, dirty_from = min (dirty_from, :dirty_from),
       mark = mark + :n_changes, has_updates = max (has_updates, :has_updates)
 WHERE key = :key;
