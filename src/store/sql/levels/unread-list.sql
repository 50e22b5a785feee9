-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT place, reason, n FROM signal_unread WHERE source = :key ORDER BY number;
