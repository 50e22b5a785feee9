-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

DELETE FROM property WHERE id BETWEEN :id << 20 AND (:id << 20) + 1048575;
