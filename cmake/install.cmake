# What `cmake --install` and `cpack` put where.
install(TARGETS cairn)
install(DIRECTORY specs/ DESTINATION ${CMAKE_INSTALL_DATADIR}/cairn/specs)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md")
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

# The program writes its own manual page and completions.
foreach(what manual completion)
  set(generated ${PROJECT_BINARY_DIR}/cairn.${what})
  add_custom_command(OUTPUT ${generated} COMMAND cairn --${what} > ${generated}
    DEPENDS cairn VERBATIM)
  list(APPEND cairn_generated ${generated})
endforeach()
add_custom_target(cairn_manual ALL DEPENDS ${cairn_generated})
install(FILES ${PROJECT_BINARY_DIR}/cairn.manual
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 RENAME cairn.1)
install(FILES ${PROJECT_BINARY_DIR}/cairn.completion
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME cairn)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_CONTACT "The Cairn developers <dev@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "Cairn reads TLA+ specifications and asks a solver whether a bad state can be\n reached. It comes with example specifications of distributed protocols.")
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
include(CPack)
