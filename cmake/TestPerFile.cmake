# SPDX-License-Identifier: GPL-2.0-or-later
# add_test_per_file(TARGET PREFIX [EXCEPT FILE...]): for each source of a doctest program a test named PREFIX.SOURCE, so
# that they run beside each other, and a failure names its file. A source without a test case is a failure.
function(add_test_per_file target prefix)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" EXCEPT)
  get_target_property(sources ${target} SOURCES)
  list(REMOVE_ITEM sources ${arg_EXCEPT})
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM stem)
    string(REGEX REPLACE "_test$" "" name ${stem})
    add_test(NAME ${prefix}.${name} COMMAND ${target} --source-file=*/${source})
    set_tests_properties(${prefix}.${name} PROPERTIES FAIL_REGULAR_EXPRESSION "test cases: +0 ")
  endforeach()
endfunction()
