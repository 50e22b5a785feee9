-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT key, source_id, subject, property, element, n_measurements, n_late, n_duplicates, known_until, dirty_from, mark
  FROM series INDEXED BY series_dirty
 WHERE dirty_from < 9223372036854775807
 ORDER BY key;
