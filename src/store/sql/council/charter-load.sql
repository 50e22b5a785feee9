-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT version, body, document FROM charter_version ORDER BY version DESC LIMIT 1;
