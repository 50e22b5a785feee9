-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT key, source_id, subject, property, element, known_until, n_measurements, n_late, n_duplicates, dirty_from, mark,
       has_updates
  FROM series NOT INDEXED;
