-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT next_look FROM slo WHERE gone = 0 ORDER BY next_look LIMIT 1;
