-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

SELECT synced_at, n_products, n_datasets, n_removed
  FROM source
 WHERE id = :id AND gone = 0;
