# SPDX-License-Identifier: GPL-2.0-or-later
# Manual pages from docs/NAME.SECTION.scd, made and installed where scdoc is there.
set(man_pages
  lsearch.1
  lsearch-query.7
)
find_program(SCDOC scdoc)
mark_as_advanced(SCDOC)
if(NOT SCDOC)
  message(STATUS "scdoc not found: no manual pages")
  return()
endif()
foreach(page IN LISTS man_pages)
  set(source ${PROJECT_SOURCE_DIR}/docs/${page}.scd)
  set(output ${PROJECT_BINARY_DIR}/man/${page})
  add_custom_command(OUTPUT ${output} DEPENDS ${source} VERBATIM
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/man
    COMMAND sh -c "\"$0\" < \"$1\" > \"$2\"" ${SCDOC} ${source} ${output})
  list(APPEND man_outputs ${output})
  string(REGEX REPLACE ".*\\." "" section ${page})
  install(FILES ${output} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()
add_custom_target(man ALL DEPENDS ${man_outputs})
