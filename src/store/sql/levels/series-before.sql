-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT max (time) FROM measurement WHERE series = :series AND time < :time;
