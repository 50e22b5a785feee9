-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT min (time) FROM measurement WHERE series = :series AND time >= :time HAVING min (time) IS NOT NULL;
