-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT id, kind, body, state, attempts, not_before, added_at, message FROM outbox;
