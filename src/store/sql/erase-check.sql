-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT 1 FROM erasure WHERE payload = :key AND erased_at IS NOT NULL;
