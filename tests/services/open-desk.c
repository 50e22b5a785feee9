/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* open-desk PROFILE: what an open console does by itself, without its window,
 * until standard input ends. For test_access.py. */

#include "config.h"

#include "steward-services.h"

#include <glib-unix.h>
#include <unistd.h>

static gboolean
input_cb (int           fd,
          GIOCondition  condition,
          gpointer      user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GError) error = NULL;
  g_autoptr(StewardServices) services = steward_services_open (argv[1], &error);

  g_assert_no_error (error);
  steward_services_start_schedule (services);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, input_cb, loop);
  g_main_loop_run (loop);
  steward_services_close (services);

  return 0;
}
