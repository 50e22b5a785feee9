-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Unless something came meanwhile.
UPDATE series SET dirty_from = 9223372036854775807 WHERE key = :series AND mark = :mark;
