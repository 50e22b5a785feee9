-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Those texts that are not found yet.
INSERT INTO review_words (rowid, text)
SELECT id, text
  FROM review_text_content
 WHERE id > (SELECT coalesce (max (id), 0) FROM review_words_docsize);
