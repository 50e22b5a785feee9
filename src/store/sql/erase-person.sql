-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE person
   SET name = NULL, address = NULL, changed_at = :time
 WHERE (id = :key OR id IN (SELECT person FROM person_merge WHERE into_person = :key))
   AND (name IS NOT NULL OR address IS NOT NULL);
