-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT min (next_look), count (*) FROM slo WHERE gone = 0 HAVING count (*) > 0;
