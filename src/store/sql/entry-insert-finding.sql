-- SPDX-FileCopyrightText: 2026 The Steward developers
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO finding (
  entry_id, position, rule, severity, file, line, col, message, remediation
) VALUES (
  :entry_id, :position, :rule, :severity, :file, :line, :col, :message, :remediation
);
