-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT position, stream, version, type, header, body, seal
FROM kept.event NOT INDEXED
WHERE position > :after
ORDER BY position
LIMIT :limit;
