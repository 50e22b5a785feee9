-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT seat, asked, reason FROM review_step WHERE review = :key ORDER BY position;
