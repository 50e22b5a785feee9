-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT key, source_id, subject, property, element, n_measurements, n_late, n_duplicates, known_until, dirty_from, mark
  FROM series
 ORDER BY key;
