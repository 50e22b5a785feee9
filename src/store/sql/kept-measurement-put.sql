-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO measurement (series, time, kind, value, origin)
VALUES (:series, :time, :kind, :value, :origin)
ON CONFLICT (series, time, kind) DO NOTHING;
