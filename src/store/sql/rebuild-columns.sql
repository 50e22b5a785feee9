-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT name, pk FROM pragma_table_info (:table, 'main') ORDER BY cid;
