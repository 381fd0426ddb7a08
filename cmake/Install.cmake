# SPDX-License-Identifier: GPL-2.0-or-later
# What `cmake --install` puts where: library and headers, package files for CMake and pkg-config, lsearch, man pages.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/libsearch)
install(TARGETS libsearch EXPORT libsearchTargets FILE_SET HEADERS)
install(EXPORT libsearchTargets NAMESPACE libsearch:: DESTINATION ${package_dir})

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/libsearchConfig.cmake.in ${PROJECT_BINARY_DIR}/libsearchConfig.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/libsearchConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/libsearchConfig.cmake ${PROJECT_BINARY_DIR}/libsearchConfigVersion.cmake
              ${CMAKE_CURRENT_LIST_DIR}/FindStemmer.cmake
  DESTINATION ${package_dir})

# Who links the static library links what it uses as well.
set(used_packages "xapian-core libzstd icu-uc icu-i18n")
set(used_libraries "-lstemmer")
if(BUILD_SHARED_LIBS)
  set(pc_requires "Requires.private: ${used_packages}")
  set(pc_libs "Libs: -L\${libdir} -lsearch\nLibs.private: ${used_libraries}")
else()
  set(pc_requires "Requires: ${used_packages}")
  set(pc_libs "Libs: -L\${libdir} -lsearch ${used_libraries} -pthread")
endif()
# Relative, so that `cmake --install --prefix ELSEWHERE` gives a file that is right there.
file(RELATIVE_PATH pc_to_prefix /p/${CMAKE_INSTALL_LIBDIR}/pkgconfig /p)
string(REGEX REPLACE "/$" "" pc_to_prefix ${pc_to_prefix})
configure_file(${CMAKE_CURRENT_LIST_DIR}/libsearch.pc.in ${PROJECT_BINARY_DIR}/libsearch.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/libsearch.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# lsearch itself is installed by cli/CMakeLists.txt.
if(TARGET lsearch)
  include(${CMAKE_CURRENT_LIST_DIR}/ManPages.cmake)
endif()
