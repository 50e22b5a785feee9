-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT path, kind, impact, outcome FROM review_change WHERE review = :key ORDER BY number;
