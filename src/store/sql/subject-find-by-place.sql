-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What of a source lies at a place there: itself, or one of its objects. Looks
-- at every address of the source: for what a person asks, not for lists.

SELECT s.kind, s.instance, u.native_id
  FROM source AS s
  JOIN live_entry AS e ON e.source_key = s.key AND e.removed = 0
  JOIN subject AS u ON u.key = e.key
 WHERE s.id = :id AND s.instance IS NOT NULL
   AND (u.native_id = :object
        OR EXISTS (SELECT 1 FROM contract_address AS a
                    WHERE a.entry_id = e.id AND substr (a.address, - length (:object) - 1) = '/' || :object))
 ORDER BY e.kind, u.native_id
 LIMIT 1;
