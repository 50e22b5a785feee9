-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Both stand in the index.
SELECT min (next_look), count (*) FROM slo INDEXED BY slo_by_look WHERE gone = 0 HAVING count (*) > 0;
