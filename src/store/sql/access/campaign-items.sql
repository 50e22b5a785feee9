-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT access, answer, person, comment, time FROM campaign_item WHERE campaign = :key ORDER BY number, access;
