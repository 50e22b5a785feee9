-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT until FROM review_deferral WHERE review = :review AND seat = :seat;
