-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT e.position, e.stream, e.version, e.type, e.header, e.body, e.seal, s.armoured
FROM event AS e NOT INDEXED LEFT JOIN signature AS s ON s.position = e.position
WHERE e.position > :after
ORDER BY e.position;
