-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT contract, object, name, physical_name, logical_type, physical_type, description,
       classification_text, classification, reference, flags, tags
  FROM property
 WHERE id BETWEEN :id << 20 AND (:id << 20) + 1048575
 ORDER BY id;
