-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name;
