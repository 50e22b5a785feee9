/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before gtk4-builder-tool, so that it knows the types of libadwaita and
 * of the console: a template's parent must be registered before the file is
 * read. STEWARD_TYPE_FUNCTIONS names their get_type functions. */

#include <adwaita.h>
#include <dlfcn.h>

typedef GType (*TypeFunction) (void);

void steward_ui_callback (void);

/* Stands for every handler of a .ui file: those are static functions of their
 * page, which only a template's class can name. */
void
steward_ui_callback (void)
{
}

__attribute__ ((constructor)) static void
ensure_types (void)
{
  g_auto (GStrv) names = g_strsplit (g_getenv ("STEWARD_TYPE_FUNCTIONS") ?: "", " ", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      TypeFunction get_type = names[i][0] != '\0' ? (TypeFunction) dlsym (RTLD_DEFAULT, names[i]) : NULL;

      if (get_type != NULL)
        get_type ();
    }
}
