# What `cmake --install` leaves: headers, libraries with their CMake package and pkg-config files, the command line with its manual page and
# completions, licence and notices. Components: library, tool.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/article_inspector)
set(libraries article_inspector article_inspector_html article_inspector_icu article_inspector_c)
set_target_properties(article_inspector_html PROPERTIES EXPORT_NAME html)
set_target_properties(article_inspector_icu PROPERTIES EXPORT_NAME icu)
set_target_properties(article_inspector_c PROPERTIES EXPORT_NAME c)
install(TARGETS ${libraries} EXPORT article_inspector COMPONENT library INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY core/include/ core/html/include/ TYPE INCLUDE COMPONENT library)
install(DIRECTORY ${PROJECT_BINARY_DIR}/core/compiled/include/article_inspector TYPE INCLUDE COMPONENT library OPTIONAL)
install(EXPORT article_inspector NAMESPACE article_inspector:: DESTINATION ${package_folder} FILE targets.cmake COMPONENT library)
configure_package_config_file(scripts/cmake/article_inspector-config.cmake.in ${PROJECT_BINARY_DIR}/article_inspector-config.cmake
                              INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/article_inspector-config-version.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/article_inspector-config.cmake ${PROJECT_BINARY_DIR}/article_inspector-config-version.cmake
              scripts/cmake/Findgumbo.cmake DESTINATION ${package_folder} COMPONENT library)
# From the pkg-config files to the prefix: what is installed can be moved, and `cmake --install --prefix` decides where it goes.
file(RELATIVE_PATH PC_TO_PREFIX /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
foreach(name article_inspector article_inspector_c)
  configure_file(scripts/cmake/${name}.pc.in ${PROJECT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT library)
endforeach()

set(notices ${PROJECT_BINARY_DIR}/THIRD-PARTY-NOTICES.txt)
execute_process(COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/scripts/notices.py core tool c OUTPUT_FILE ${notices} COMMAND_ERROR_IS_FATAL ANY)
foreach(component library tool)
  install(FILES LICENSE ${notices} TYPE DOC COMPONENT ${component})
endforeach()

if(TARGET article-inspector)
  install(TARGETS article-inspector COMPONENT tool)
  # Made by the tool from its own table of options.
  set(shell ${PROJECT_BINARY_DIR}/shell)
  add_custom_command(
    OUTPUT ${shell}/article-inspector.1 ${shell}/article-inspector.bash ${shell}/_article-inspector ${shell}/article-inspector.fish
    COMMAND ${CMAKE_COMMAND} -E make_directory ${shell}
    COMMAND article-inspector --write-manual > ${shell}/article-inspector.1
    COMMAND article-inspector --write-completion bash > ${shell}/article-inspector.bash
    COMMAND article-inspector --write-completion zsh > ${shell}/_article-inspector
    COMMAND article-inspector --write-completion fish > ${shell}/article-inspector.fish
    DEPENDS article-inspector
    COMMENT "Writing the manual page and the completions"
    VERBATIM)
  add_custom_target(shell-files ALL DEPENDS ${shell}/article-inspector.1)
  install(FILES ${shell}/article-inspector.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT tool)
  install(FILES ${shell}/article-inspector.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME article-inspector COMPONENT tool)
  install(FILES ${shell}/_article-inspector DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT tool)
  install(FILES ${shell}/article-inspector.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT tool)
endif()

set(CPACK_PACKAGE_NAME article-inspector)
set(CPACK_PACKAGE_VENDOR "Article Inspector")
set(CPACK_PACKAGE_CONTACT "Article Inspector <https://github.com/article-inspector/article-inspector>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Finds in a news article what is not the story, who is named, and who said what")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_GENERATOR TGZ DEB)
set(CPACK_COMPONENTS_ALL tool)
set(CPACK_STRIP_FILES ON)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/scripts/cmake/PackOptions.cmake)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_TOOL_PACKAGE_NAME article-inspector)
set(CPACK_DEBIAN_TOOL_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
include(CPack)
