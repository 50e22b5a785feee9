-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT id, action, outcome, digest, statements,
       (SELECT CAST (data AS TEXT) FROM payload WHERE hash = reference_hash (words)), observed, final, attempts, time
  FROM access_effect
 WHERE access = :key
 ORDER BY position;
