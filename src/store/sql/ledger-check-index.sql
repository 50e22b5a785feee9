-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Events that the index does not know, or knows wrongly.
SELECT count (*)
FROM event AS e NOT INDEXED
WHERE e.position > :after
  AND NOT EXISTS (SELECT 1
                  FROM event AS i INDEXED BY event_by_stream
                  WHERE i.stream = e.stream AND i.version = e.version AND i.position = e.position);
