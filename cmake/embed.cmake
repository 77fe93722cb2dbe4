# Builds a text file into a layer.
#
#   cairn_embed(TARGET FILE SYMBOL)
#
# defines `const unsigned char SYMBOL[]` with the bytes of FILE and a final NUL.

function(cairn_embed target file symbol)
  set(path ${PROJECT_SOURCE_DIR}/${file})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  file(READ ${path} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(................................................................................)"
         "\\1\n" bytes "${bytes}")
  set(out ${PROJECT_BINARY_DIR}/embedded/${symbol}.c)
  file(CONFIGURE OUTPUT ${out} @ONLY
       CONTENT "extern const unsigned char @symbol@[];\nconst unsigned char @symbol@[] = {\n@bytes@0};\n")
  target_sources(${target} PRIVATE ${out})
endfunction()
