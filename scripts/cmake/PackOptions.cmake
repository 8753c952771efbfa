# Read by CPack for each kind of package: a tarball has a folder of its own, which a .deb would install.
if(CPACK_GENERATOR STREQUAL "TGZ")
  set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
endif()
