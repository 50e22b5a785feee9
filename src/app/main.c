/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the console begins: language, name, application. */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "steward-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (StewardApplication) application = NULL;
  const char *translations = g_getenv ("STEWARD_LOCALEDIR");     /* of a checkout, which is not installed */
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : STEWARD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Steward");

  application = steward_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);

  return status != 0 ? status : steward_application_get_status (application);
}
