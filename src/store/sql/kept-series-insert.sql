-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO series (source_id, subject, property, element)
VALUES (:source_id, :subject, :property, :element);
