// SPDX-License-Identifier: GPL-2.0-or-later
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <linux/capability.h>
#include <sys/prctl.h>

int main(int argc, char** argv) {
  // The permissions of files hold for every lsearch that is run, as they do for users: also where tests run as root.
  prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
  prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
  return doctest::Context(argc, argv).run();
}
