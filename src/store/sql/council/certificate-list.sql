-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT subject, level, standing, since, until, review, reason, changed_at FROM certificate ORDER BY subject;
