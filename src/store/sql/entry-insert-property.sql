-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO property (
  id, contract, object, name, physical_name, logical_type, physical_type, description,
  classification_text, classification, reference, flags, tags
) VALUES (
  :id, :contract, :object, :name, :physical_name, :logical_type, :physical_type, :description,
  :classification_text, :classification, :reference, :flags, :tags
);
