-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Of a file of the third format, which counted nothing.
SELECT key, source_id, subject, property, element, 0, 0, 0, 0, 9223372036854775807, 0, 0 FROM series NOT INDEXED;
