/* SPDX-FileCopyrightText: 2026 The Steward developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence folders, checked by the script in them and by a program that was
 * written apart; and everything that somebody could do to one on its way. */

#include "config.h"

#include "ledger-fixture.h"

#include "steward-event-types.h"
#include "steward-ledger-export.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  TestStore *store;
  char *folder;                        /* of the evidence */
} Fixture;

static gboolean
has_programs (void)
{
  static const char *const programs[] = { "basenc", "ssh-keygen", "python3", "sha256sum" };

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        {
          g_test_skip ("basenc, ssh-keygen or python3 is not installed");
          return FALSE;
        }
    }

  return TRUE;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->store = test_store_new ();
  test_store_fill (self->store);
  self->folder = g_build_filename (self->store->folder, "evidence", NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  test_store_free (self->store);
  g_free (self->folder);
}

static gint64
export (Fixture     *self,
        const char  *stream,
        guint64      since)
{
  const StewardExport what = { self->folder, stream, since, TRUE };
  g_autoptr(GError) error = NULL;
  gint64 n = 0;

  if (!steward_ledger_export_sync (self->store->ledger, self->store->governance, &what, &n, &error))
    g_error ("%s", error->message);

  return n;
}

static int
run (Fixture    *self,
     char      **out_text,
     const char *command)
{
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status;

  g_spawn_sync (self->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s\n%s%s", command, out, err);
  if (out_text != NULL)
    *out_text = g_steal_pointer (&out);

  return WEXITSTATUS (status);
}

/* @words: parts of what the script says, between bars. */
static void
assert_right (Fixture    *self,
              const char *arguments,
              const char *words)
{
  g_autofree char *command = g_strconcat ("sh ./verify.sh ", arguments, NULL);
  g_auto(GStrv) parts = g_strsplit (words, "|", -1);
  g_autofree char *text = NULL;
  int status = run (self, &text, command);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (status != 0 || strstr (text, parts[i]) == NULL)
      g_error ("%d, not “%s”: %s", status, parts[i], text);
  g_assert_nonnull (strstr (text, "All is well"));
  g_assert_null (strstr (text, "WRONG"));
}

static void
assert_wrong (Fixture    *self,
              const char *arguments,
              const char *words)
{
  g_autofree char *command = g_strconcat ("sh ./verify.sh ", arguments, NULL);
  g_autofree char *text = NULL;
  int status = run (self, &text, command);

  if (status != 1 || strstr (text, words) == NULL)
    g_error ("%d, not “%s”: %s", status, words, text);
  g_assert_null (strstr (text, "All is well"));
}

static void
assert_checked_elsewhere (Fixture    *self,
                          const char *words)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (run (self, &text, "python3 " CHECKER " ."), ==, 0);
  g_assert_cmpstr (g_strchomp (text), ==, words);
}

static char *
read_file (Fixture    *self,
           const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* Nothing of it is left but what was there before. */
static void
assert_nothing_made (Fixture *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->store->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_prefix (name, "governance.db") && strcmp (name, "evidence") != 0)
      g_error ("%s was left", name);
}

static void
test_whole (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *readme = NULL;
  g_autofree char *checkpoint = NULL;

  if (!has_programs ())
    return;
  g_assert_cmpint (export (self, NULL, 0), ==, 30);
  assert_nothing_made (self);
  assert_right (self, "", "7 signatures are those of registered keys|the tree over all 30 events|"
                          "the seals of 30 events|3 payloads are those");
  assert_checked_elsewhere (self, "30 of 30, 3 payloads, 0 erased");
  readme = read_file (self, "README");
  g_assert_null (strstr (readme, "{{"));
  g_assert_nonnull (strstr (readme, "30 of 30"));
  checkpoint = read_file (self, "checkpoint.txt");
  g_assert_true (g_str_has_prefix (checkpoint, "stewardconsole.org/ledger/local\n30\n"));
  g_assert_true (g_str_has_suffix (checkpoint, "=\n\n"));
}

static void
test_decision (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *events = NULL;

  if (!has_programs ())
    return;
  g_assert_cmpint (export (self, REVIEW, 0), ==, 8);
  assert_right (self, "", "each of 8 events is one of the 30|2 signatures|1 payloads");
  assert_checked_elsewhere (self, "8 of 30, 1 payloads, 0 erased");
  events = read_file (self, "events.jsonl");
  g_assert_null (strstr (events, "2026-002"));
  g_assert_null (strstr (events, "charter.founded"));
}

static void
test_since (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *then = g_build_filename (self->store->folder, "then.txt", NULL);
  g_autofree char *other = g_build_filename (self->store->folder, "other.txt", NULL);
  g_autofree char *base64 = NULL;
  g_autofree char *text = NULL;
  StewardNotedHead head;

  if (!has_programs ())
    return;
  for (guint64 since = 1; since <= 30; since += since < 4 ? 1 : 13)
    {
      g_clear_pointer (&base64, g_free);
      g_clear_pointer (&text, g_free);
      g_assert_cmpint (export (self, since % 2 ? NULL : REVIEW, since), ==, since % 2 ? 30 : 8);
      test_store_get_head (self->store, since, &head);
      base64 = g_base64_encode (head.root.bytes, STEWARD_DIGEST_SIZE);
      text = g_strdup_printf ("x\n%d\n%s\n\n", (int) since, base64);
      g_assert_true (g_file_set_contents (then, text, -1, NULL));
      assert_right (self, "../then.txt", "the ledger extends the one of");
      run (self, NULL, "rm -rf ../evidence/*; rmdir ../evidence; mkdir ../evidence");
    }

  g_assert_cmpint (export (self, NULL, 0), ==, 30);
  assert_right (self, "../then.txt", "the ledger extends the one of");
  g_free (text);
  text = g_strdup_printf ("x\n7\n%s\n\n", base64);
  g_assert_true (g_file_set_contents (other, text, -1, NULL));
  assert_wrong (self, "../other.txt", "does not extend");
}

/* --- tampering --- */

/* As somebody would who knows how the folder is made. */
static void
fix_sums (Fixture *self)
{
  g_assert_cmpint (run (self, NULL, "sed 's/^[0-9a-f]*  //' SHA256SUMS | while read -r f; do [ ! -f \"$f\" ] || "
                                    "sha256sum \"$f\"; done >../sums && mv ../sums SHA256SUMS"), ==, 0);
}

static void
flip_byte (Fixture    *self,
           const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  text[length / 2] ^= 1;
  g_file_set_contents (path, text, (gssize) length, &error);
  g_assert_no_error (error);
  g_free (text);
}

/* Of many files of a kind a few stand for all. */
static gboolean
is_one_of_many (GHashTable *folders,
                const char *name)
{
  g_autofree char *folder = g_path_get_dirname (name);
  guint n_before = GPOINTER_TO_UINT (g_hash_table_lookup (folders, folder));

  if (g_str_equal (folder, ".") || g_str_has_suffix (name, ".txt"))
    return FALSE;
  g_hash_table_insert (folders, g_steal_pointer (&folder), GUINT_TO_POINTER (n_before + 1));

  return n_before > 0 && n_before % 8 != 0;
}

static void
tamper_all (Fixture    *self,
            const char *stream)
{
  g_autoptr(GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) lines = NULL;
  g_autofree char *sums = NULL;
  unsigned n = 0;

  export (self, stream, 5);
  sums = read_file (self, "SHA256SUMS");
  lines = g_strsplit (g_strchomp (sums), "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *name = lines[i] + 2 * STEWARD_DIGEST_SIZE + 2;
      gboolean free_words = strcmp (name, "README") == 0 || strcmp (name, "verify.sh") == 0;

      if (is_one_of_many (folders, name))
        continue;
      flip_byte (self, name);
      if (strcmp (name, "verify.sh") != 0)
        assert_wrong (self, "", name);
      if (!free_words)
        {
          g_autofree char *text = NULL;

          fix_sums (self);
          if (run (self, &text, "sh ./verify.sh") == 0)
            g_error ("%s was changed, and nobody saw it", name);
          n++;
        }
      flip_byte (self, name);
      fix_sums (self);
    }
  g_assert_cmpuint (n, >=, 8);
  assert_right (self, "", "");
}

static void
test_tamper_whole (Fixture       *self,
                   gconstpointer  data)
{
  if (has_programs ())
    tamper_all (self, NULL);
}

static void
test_tamper_decision (Fixture       *self,
                      gconstpointer  data)
{
  if (has_programs ())
    tamper_all (self, REVIEW);
}

typedef struct
{
  const char *name;
  const char *stream;
  const char *command;
  const char *words;
} Trick;

static const Trick tricks[] = {
  { "line-removed", NULL, "sed -i 12d events.jsonl", "its proof is not there" },
  { "last-line-removed", NULL, "sed -i '$d' events.jsonl", "its proof is not there" },
  { "line-twice", NULL, "sed -i 12p events.jsonl", "an event of its stream before it is missing" },
  { "lines-swapped", NULL, "sed -i -e '12{h;d}' -e '13{G}' events.jsonl", "missing" },
  { "garbage", NULL, "echo '{\"a\":1}' >>events.jsonl", "not an event" },
  { "size", NULL, "sed -i 2s/30/29/ checkpoint.txt", "its proof is not there" },
  { "root", NULL, "sed -i -e 3s/^A/B/ -e t -e 3s/^./A/ checkpoint.txt", "do not have the root" },
  { "root-garbage", NULL, "sed -i '3s/^./*/' checkpoint.txt", "has no root" },
  { "size-garbage", NULL, "sed -i '2s/^./x/' checkpoint.txt", "has no size" },
  { "no-events", NULL, ": >events.jsonl", "there is no event" },
  { "signer", NULL, "sed -i 's/ p-.*/ p-0000000009/' signatures/index.txt", "neither acted nor is named" },
  { "stranger", NULL, "ssh-keygen -q -t ed25519 -N '' -f ../k && sed -i \"s|ssh-ed25519 .*|$(cut -d' ' -f1,2 ../k.pub)|\" "
                      "allowed_signers", "no event registers" },
  { "signature-moved", NULL, "cp signatures/2.sig signatures/4.sig", "does not fit its body" },
  { "signature-unlisted", NULL, "cp signatures/2.sig signatures/3.sig", "not listed" },
  { "payload-removed", NULL, "rm payloads/*.salt", "is missing" },
  { "payload-foreign", NULL, "cp README payloads/0123456789012345678901234567890123456789012345678901234567890123.data; "
                             "echo '0123456789012345678901234567890123456789012345678901234567890123 erased -' "
                             ">>payloads/index.txt", "no event refers to it" },
  { "payload-path", NULL, "echo '../x kept text/plain' >>payloads/index.txt", "is no hash" },
  { "file-added", NULL, "echo x >extra", "extra is not listed" },
  { "file-removed", NULL, "rm README", "README" },
  { "part-line-removed", REVIEW, "sed -i 4d events.jsonl", "an event of its stream before it is missing" },
  { "part-proof-removed", REVIEW, "rm proofs/6.tlog-proof", "event 6: its proof is not there" },
  { "part-proof-swapped", REVIEW, "mv proofs/6.tlog-proof ../p; mv proofs/7.tlog-proof proofs/6.tlog-proof; "
                                  "mv ../p proofs/7.tlog-proof", "event 6: its proof" },
  { "part-proof-short", REVIEW, "sed -i 4d proofs/6.tlog-proof", "event 6: its proof does not lead to the root" },
  { "part-proof-long", REVIEW, "sed -i 4p proofs/6.tlog-proof", "event 6: its proof does not lead to the root" },
  { "part-seal", REVIEW, "sed -i '3s/\"seal\":\"./\"seal\":\"g/' events.jsonl", "not an event" },
  { "part-consistency", REVIEW, "sed -i '$d' proofs/consistency.txt", "proofs/consistency.txt does not show" },
};

static void
test_trick (Fixture       *self,
            gconstpointer  data)
{
  const Trick *trick = data;

  if (!has_programs ())
    return;
  export (self, trick->stream, 13);
  g_assert_cmpint (run (self, NULL, trick->command), ==, 0);
  if (strcmp (trick->name, "file-removed") != 0)
    fix_sums (self);
  assert_wrong (self, "", trick->words);
}

/* --- what is left out --- */

static void
test_erased (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *asked = g_strdup_printf ("{\"payload\":\"%s\"}", self->store->note);
  g_autofree char *erased = g_strdup_printf ("{\"payload\":\"%s\",\"askedBy\":\"p-0000000002\"}", self->store->note);

  if (!has_programs ())
    return;
  test_store_append (self->store, "payload/x", STEWARD_EVENT_ERASURE_ASKED, FALSE, asked);
  test_store_append (self->store, "payload/x", STEWARD_EVENT_ERASED, FALSE, erased);
  g_assert_true (steward_governance_erase_payload_sync (self->store->governance, self->store->note, NULL));
  g_assert_cmpint (export (self, NULL, 0), ==, 32);
  assert_right (self, "", "1 payloads were erased");
  assert_checked_elsewhere (self, "32 of 32, 2 payloads, 1 erased");
  g_assert_cmpint (run (self, NULL, "grep -r 'Why is' payloads | wc -l | grep -qx 2"), ==, 0);
}

static void
test_without_payloads (Fixture       *self,
                       gconstpointer  data)
{
  const StewardExport what = { self->folder, NULL, 0, FALSE };
  g_autofree char *payloads = g_build_filename (self->folder, "payloads", NULL);

  g_assert_true (steward_ledger_export_sync (self->store->ledger, self->store->governance, &what, NULL, NULL));
  g_assert_false (g_file_test (payloads, G_FILE_TEST_EXISTS));
  if (has_programs ())
    assert_right (self, "", "");
}

/* As large as an event may be, in words that look like parts of the line. */
static void
test_large (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (900000, 'x');
  g_autofree char *body = g_strdup_printf ("{\"seat\":\"s\",\"reason\":\"ä€\\n,\\\"header\\\":{ \\\",\\\"seal\\\":\\\"%s\","
                                           "\"header\":{\"position\":1},\"seal\":\"0\"}", long_text);

  if (!has_programs ())
    return;
  test_store_append (self->store, REVIEW, STEWARD_EVENT_STEP_ASKED, FALSE, body);
  g_assert_cmpint (export (self, REVIEW, 0), ==, 9);
  assert_right (self, "", "each of 9 events");
  assert_checked_elsewhere (self, "9 of 31, 1 payloads, 0 erased");
}

/* --- refusals --- */

static void
assert_refused (Fixture    *self,
                const char *stream,
                guint64     since,
                int         code)
{
  const StewardExport what = { self->folder, stream, since, TRUE };
  g_autoptr(GError) error = NULL;

  g_assert_false (steward_ledger_export_sync (self->store->ledger, self->store->governance, &what, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, STEWARD_ERROR, code);
  assert_nothing_made (self);
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *file = g_build_filename (self->folder, "mine.txt", NULL);

  assert_refused (self, "review/2099-001", 0, STEWARD_ERROR_NOT_FOUND);
  assert_refused (self, NULL, 31, STEWARD_ERROR_USAGE);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
  assert_refused (self, NULL, 0, STEWARD_ERROR_CONFLICT);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (export (self, NULL, 0), ==, 30);
  assert_refused (self, NULL, 0, STEWARD_ERROR_CONFLICT);
}

static void
test_link_refused (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *target = g_build_filename (self->store->folder, "governance.db.d", NULL);

  g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
  g_assert_cmpint (symlink (target, self->folder), ==, 0);
  assert_refused (self, NULL, 0, STEWARD_ERROR_CONFLICT);
}

static void
test_no_parent (Fixture       *self,
                gconstpointer  data)
{
  g_free (self->folder);
  self->folder = g_build_filename (self->store->folder, "no", "such", "folder", NULL);
  assert_refused (self, NULL, 0, STEWARD_ERROR_NOT_FOUND);
}

/* A ledger that does not verify gives no evidence. */
static void
test_damaged (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("{}", 2);

  test_store_unprotect (self->store);
  g_assert_true (test_store_set (self->store, "body", 9, body, FALSE));
  assert_refused (self, NULL, 0, STEWARD_ERROR_DAMAGED);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
}

#define ADD(name, func) g_test_add ("/ledger-export/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("whole", test_whole);
  ADD ("decision", test_decision);
  ADD ("since", test_since);
  ADD ("tamper-whole", test_tamper_whole);
  ADD ("tamper-decision", test_tamper_decision);
  for (gsize i = 0; i < G_N_ELEMENTS (tricks); i++)
    {
      g_autofree char *path = g_strconcat ("/ledger-export/trick/", tricks[i].name, NULL);

      g_test_add (path, Fixture, &tricks[i], set_up, test_trick, tear_down);
    }
  ADD ("erased", test_erased);
  ADD ("without-payloads", test_without_payloads);
  ADD ("large", test_large);
  ADD ("refused", test_refused);
  ADD ("link-refused", test_link_refused);
  ADD ("no-parent", test_no_parent);
  ADD ("damaged", test_damaged);

  return g_test_run ();
}
