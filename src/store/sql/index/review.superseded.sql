-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO review_text (review, words)
SELECT substr (:stream, 8), :body ->> '$.words' WHERE :body ->> '$.words' IS NOT NULL;
