-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What is bound is text, and compares as such.
INSERT INTO series (key, source_id, subject, property, element, known_until, n_measurements, n_late, n_duplicates,
                    dirty_from, mark, has_updates)
VALUES (:c0, :c1, :c2, :c3, :c4, :c5, :c6, :c7, :c8, :c9, :c10, :c11)
ON CONFLICT DO UPDATE
   SET known_until = excluded.known_until, n_measurements = excluded.n_measurements, n_late = excluded.n_late,
       n_duplicates = excluded.n_duplicates, dirty_from = min (dirty_from, CAST (excluded.dirty_from AS INTEGER)),
       mark = max (mark, CAST (excluded.mark AS INTEGER)) + 1, has_updates = excluded.has_updates;
