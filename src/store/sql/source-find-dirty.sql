-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT key, gone FROM source WHERE dirty = 1 OR gone = 1 ORDER BY key;
