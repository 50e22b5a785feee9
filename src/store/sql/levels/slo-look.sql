-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

UPDATE slo SET next_look = :next_look WHERE key = :key;
