# One static library per folder.  A layer sees its own headers and those of the
# layers below it, through a directory of links made for it alone, so that an
# include from a higher floor does not build.
#
#   cairn_layer(NAME [BELOW NAME] [WHOLE] [EXECUTABLE NAME] [LIBRARIES TARGET ...])
#
# Every .c file of the folder belongs to the layer.  main.c of an executable
# layer is left out of its library, so that tests can link the rest.

add_library(cairn_settings INTERFACE)
target_compile_definitions(cairn_settings INTERFACE _POSIX_C_SOURCE=200809L)
target_compile_options(cairn_settings INTERFACE
  -Wall -Wextra $<$<BOOL:${CAIRN_WERROR}>:-Werror>)
if(CAIRN_SANITIZE)
  target_compile_options(cairn_settings INTERFACE
    -fsanitize=${CAIRN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(cairn_settings INTERFACE -fsanitize=${CAIRN_SANITIZE})
endif()

if(CAIRN_FUZZ)
  target_compile_options(cairn_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
target_link_options(cairn_settings INTERFACE -Wl,--as-needed)

add_library(cairn_warnings INTERFACE) # not for tests: Criterion's macros do not pass
target_compile_options(cairn_warnings INTERFACE
  -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
  -Wwrite-strings -Wpointer-arith -Wundef -Wvla -Wswitch-enum)

# Whole-program optimization of what evaluates.  The objects have plain code as well,
# for tests: linked that way Criterion would lose some.
if(CMAKE_C_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE STREQUAL "Release")
  set(cairn_whole ON)
endif()

function(cairn_layer name)
  cmake_parse_arguments(layer "WHOLE" "BELOW;EXECUTABLE" "LIBRARIES" ${ARGN})
  set(view ${PROJECT_BINARY_DIR}/layers/${name})
  file(MAKE_DIRECTORY ${view})
  set(floors ${name})
  if(layer_BELOW)
    get_property(below GLOBAL PROPERTY cairn_floors_${layer_BELOW})
    list(APPEND floors ${below})
  endif()
  set_property(GLOBAL PROPERTY cairn_floors_${name} ${floors})
  foreach(floor ${floors})
    file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${floor} ${view}/${floor} SYMBOLIC)
  endforeach()

  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${name}/*.c)
  list(REMOVE_ITEM sources ${PROJECT_SOURCE_DIR}/${name}/main.c)
  if(NOT sources) # a floor whose capability has not moved in yet
    add_library(cairn_${name} INTERFACE)
    target_include_directories(cairn_${name} INTERFACE ${view})
    target_link_libraries(cairn_${name} INTERFACE cairn_${layer_BELOW})
  else()
    add_library(cairn_${name} STATIC ${sources})
    target_include_directories(cairn_${name} PUBLIC ${view})
    target_link_libraries(cairn_${name} PUBLIC cairn_settings
      PRIVATE cairn_warnings ${layer_LIBRARIES})
    # BEFORE a layer's own view, a lower layer's view would do no harm: it holds less.
    if(layer_BELOW)
      target_link_libraries(cairn_${name} PUBLIC cairn_${layer_BELOW})
    endif()
    if(layer_WHOLE AND cairn_whole)
      target_compile_options(cairn_${name} PRIVATE -flto=auto -ffat-lto-objects)
    endif()
  endif()
  if(layer_EXECUTABLE)
    add_executable(${layer_EXECUTABLE} ${PROJECT_SOURCE_DIR}/${name}/main.c)
    target_link_libraries(${layer_EXECUTABLE} PRIVATE cairn_${name} cairn_settings cairn_warnings)
    if(cairn_whole)
      target_link_options(${layer_EXECUTABLE} PRIVATE -O2 -flto=auto)
    endif()
    set_target_properties(${layer_EXECUTABLE} PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  endif()
endfunction()
