-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The visible entries of one source; all of it is in the index.

SELECT id, key, name_sort, removed_in <= :generation, domain_id, owner_id, lifecycle, certification,
       classification, n_levels
  FROM entry INDEXED BY entry_listing
 WHERE source_key = :source_key AND kind = :kind AND born <= :generation AND died > :generation
 ORDER BY name_sort, key;
