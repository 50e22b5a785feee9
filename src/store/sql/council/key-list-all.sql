-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT coalesce ((SELECT into_person FROM person_merge WHERE person = k.person), k.person),
       k.key, k.added_at, k.added_by, k.removed_at, k.removed_by
  FROM signing_key AS k
 ORDER BY k.added_by, k.person, k.key;
