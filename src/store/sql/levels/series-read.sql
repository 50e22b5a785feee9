-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT m.time, m.kind, m.value, o.text
  FROM measurement AS m
       LEFT JOIN origin AS o ON o.key = m.origin
 WHERE m.series = :series AND m.time >= :from AND m.time < :to
 ORDER BY m.time DESC, m.kind DESC
 LIMIT :limit;
