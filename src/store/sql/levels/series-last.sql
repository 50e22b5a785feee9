-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT max (key) FROM series HAVING max (key) IS NOT NULL;
