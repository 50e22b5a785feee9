-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT key
  FROM signing_key
 WHERE removed_at IS NULL
   AND (person = :key OR person IN (SELECT person FROM person_merge WHERE into_person = :key))
 ORDER BY added_by;
