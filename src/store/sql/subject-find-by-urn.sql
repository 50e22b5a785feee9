-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a URN names; what is still listed goes before what was removed.

SELECT u.key
  FROM source_instance AS i
  JOIN source AS s ON s.key = i.source_key AND s.gone = 0
  JOIN subject AS u ON u.source_key = s.key AND u.native_id = :native_id
  JOIN entry AS e ON e.key = u.key AND e.born <= s.generation AND e.died > s.generation
 WHERE i.kind = :kind AND i.instance = :instance AND u.first_seen <= i.until
 ORDER BY e.removed_in <= s.generation, i.until DESC, u.key
 LIMIT 1;
