-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT count (*)
  FROM entry INDEXED BY entry_listing
 WHERE source_key = :source_key AND born <= :generation AND removed_in <= :generation
   AND died > :generation + 1;
