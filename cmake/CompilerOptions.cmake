# SPDX-License-Identifier: GPL-2.0-or-later
# Warnings and hardening for our own targets: target_link_libraries(x PRIVATE libsearch_compiler_options).
option(LIBSEARCH_WARNINGS_AS_ERRORS "Stop at warnings" OFF)
set(LIBSEARCH_SANITIZE "" CACHE STRING "Sanitizers for the whole build, such as address,undefined or thread")

include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)

add_library(libsearch_compiler_options INTERFACE)
target_compile_options(libsearch_compiler_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wformat=2 -Werror=format-security
  -fstack-protector-strong -fstack-clash-protection)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(libsearch_compiler_options INTERFACE -Wno-restrict)  # false alarms: GCC bug 105651
endif()
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  target_compile_options(libsearch_compiler_options INTERFACE -fcf-protection)
endif()
if(LIBSEARCH_WARNINGS_AS_ERRORS)
  target_compile_options(libsearch_compiler_options INTERFACE -Werror)
endif()
target_compile_definitions(libsearch_compiler_options INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(libsearch_compiler_options INTERFACE LINKER:-z,relro,-z,now,-z,noexecstack)

if(LIBSEARCH_SANITIZE)
  add_compile_options(-fsanitize=${LIBSEARCH_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${LIBSEARCH_SANITIZE})
else()
  # Needs the optimiser, and hides from sanitizers what it checks itself.
  target_compile_definitions(libsearch_compiler_options INTERFACE $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=3>)
endif()
