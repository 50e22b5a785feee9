-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT seen_at, lines, left_out FROM drift_check WHERE source = :key;
