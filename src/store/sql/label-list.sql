-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT id, text
  FROM label
 ORDER BY text_sort, text;
