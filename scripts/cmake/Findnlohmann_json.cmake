# nlohmann_json::nlohmann_json. The library is headers only, so the system's serve for WebAssembly as well; but the system's include
# folder must not come along with them, so there they are reached through a link to their own folder.
if(NOT EMSCRIPTEN)
  find_package(nlohmann_json ${nlohmann_json_FIND_VERSION} CONFIG REQUIRED)
  return()
endif()

find_path(NLOHMANN_JSON_INCLUDE nlohmann/json.hpp PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/system")
file(CREATE_LINK "${NLOHMANN_JSON_INCLUDE}/nlohmann" "${CMAKE_BINARY_DIR}/system/nlohmann" SYMBOLIC)
add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED GLOBAL)
target_include_directories(nlohmann_json::nlohmann_json SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/system")
set(nlohmann_json_FOUND TRUE)
