-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE slo SET gone = 1 WHERE key = :key;
