-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT id, kind, subject, body, changed_at FROM draft WHERE :kind IS NULL OR kind = :kind ORDER BY changed_at, id;
