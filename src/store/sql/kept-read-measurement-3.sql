-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Of a file of the third format, which knew no origins.
SELECT series, time, kind, value, NULL FROM measurement;
