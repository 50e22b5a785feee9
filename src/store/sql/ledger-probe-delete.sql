-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Must fail: the ledger is append-only.
DELETE FROM event WHERE position = (SELECT max (position) FROM event);
