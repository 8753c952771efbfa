# article_inspector::icu and the rules for its break iterators.
#
# The same source, with the same definitions, is built natively and for WebAssembly, so that both cut a text alike: the system's libicuuc
# brings dictionaries for Thai, Chinese and Japanese that the module has no room for. What is built stays in a cache outside the checkout,
# keyed by ICU's version, the compiler and the flags: another checkout, another build folder and a clean one find it there.
#
#   article_inspector::icu            link this
#   ARTICLE_INSPECTOR_BREAK_RULES     folder of word.brk and sent.brk, for RuleBasedBreakIterator(bytes, length, status)

execute_process(
  COMMAND "${PROJECT_SOURCE_DIR}/scripts/icu-source"
  OUTPUT_VARIABLE icu_source OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)
cmake_path(GET icu_source PARENT_PATH icu_cache)
string(REGEX MATCH "icu-([0-9.]+)-source$" icu_version "${icu_source}")
set(icu_version "${CMAKE_MATCH_1}")

set(icu_definitions
    U_STATIC_IMPLEMENTATION
    UCONFIG_NO_COLLATION=1
    UCONFIG_NO_FORMATTING=1
    UCONFIG_NO_TRANSLITERATION=1
    UCONFIG_NO_REGULAR_EXPRESSIONS=1
    UCONFIG_NO_IDNA=1
    UCONFIG_NO_SERVICE=1
    UCONFIG_NO_LEGACY_CONVERSION=1)
set(icu_options -O3 -fno-exceptions -ffunction-sections -fdata-sections)
if(EMSCRIPTEN)
  list(APPEND icu_options -flto -msimd128)
else()
  list(APPEND icu_options -fPIC)
endif()

string(MD5 icu_key "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_SYSTEM_PROCESSOR} ${icu_definitions} ${icu_options}")
string(SUBSTRING "${icu_key}" 0 10 icu_key)
set(icu_build "${icu_cache}/icu-${icu_version}-${icu_key}")

file(LOCK "${icu_build}.lock" GUARD FILE TIMEOUT 1800)
if(NOT EXISTS "${icu_build}/libicu.a")
  message(STATUS "ICU ${icu_version}: building its common library into ${icu_build} (once; a few minutes)")
  file(REMOVE_RECURSE "${icu_build}.new")
  file(MAKE_DIRECTORY "${icu_build}.new")
  file(WRITE "${icu_build}.new/settings.cmake"
       "set(ICU_SOURCE [[${icu_source}]] CACHE PATH \"\")\nset(ICU_DEFINITIONS [[${icu_definitions}]] CACHE STRING \"\")\n"
       "set(ICU_OPTIONS [[${icu_options}]] CACHE STRING \"\")\n")
  if(EMSCRIPTEN)
    set(icu_compilers "-DCMAKE_TOOLCHAIN_FILE=${CMAKE_TOOLCHAIN_FILE}")
  else()
    set(icu_compilers "-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}")
  endif()
  execute_process(
    COMMAND "${CMAKE_COMMAND}" -G Ninja -S "${CMAKE_CURRENT_LIST_DIR}/icu" -B "${icu_build}.new" -C "${icu_build}.new/settings.cmake"
            ${icu_compilers}
    COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND "${CMAKE_COMMAND}" --build "${icu_build}.new" COMMAND_ERROR_IS_FATAL ANY)
  # Only the library is kept, and it appears whole: who is stopped half-way begins anew.
  file(MAKE_DIRECTORY "${icu_build}")
  file(RENAME "${icu_build}.new/libicu.a" "${icu_build}/libicu.a")
  file(REMOVE_RECURSE "${icu_build}.new")
endif()
file(LOCK "${icu_build}.lock" RELEASE)

add_library(article_inspector_icu STATIC IMPORTED GLOBAL)
add_library(article_inspector::icu ALIAS article_inspector_icu)
set_target_properties(
  article_inspector_icu
  PROPERTIES IMPORTED_LOCATION "${icu_build}/libicu.a"
             INTERFACE_INCLUDE_DIRECTORIES "${icu_source}/source/common"
             INTERFACE_COMPILE_DEFINITIONS "${icu_definitions}")
if(NOT EMSCRIPTEN)
  find_package(Threads REQUIRED)
  set_target_properties(article_inspector_icu PROPERTIES INTERFACE_LINK_LIBRARIES Threads::Threads)
endif()

set(ARTICLE_INSPECTOR_BREAK_RULES "${icu_source}/data")
