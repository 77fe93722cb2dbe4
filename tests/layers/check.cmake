# Each header compiles alone in the view of its own floor, and is not to be found
# in the view of the floor below.
#
#   cmake -DCOMPILER=cc -DSOURCE=root -DVIEWS=folder -DSCRATCH=folder -P check.cmake
function(compile view header)
  file(WRITE ${SCRATCH}/include.c "#include \"${header}\"\n")
  execute_process(
    COMMAND ${COMPILER} -std=c17 -D_POSIX_C_SOURCE=200809L -fsyntax-only -I${VIEWS}/${view} include.c
    WORKING_DIRECTORY ${SCRATCH} RESULT_VARIABLE status ERROR_VARIABLE output)
  set(status ${status} PARENT_SCOPE)
  set(output "${output}" PARENT_SCOPE)
endfunction()

set(checked 0)
set(below "")
foreach(layer base frontend semantics encoder solver audit cli)
  file(GLOB headers RELATIVE ${SOURCE} ${SOURCE}/${layer}/*.h)
  foreach(header ${headers})
    math(EXPR checked "${checked} + 1")
    compile(${layer} ${header})
    if(NOT status EQUAL 0)
      message(SEND_ERROR "${header} does not compile in its own layer:\n${output}")
    endif()
    if(NOT below)
      continue()
    endif()
    compile(${below} ${header})
    if(status EQUAL 0 OR NOT output MATCHES "${header}.*(No such file|file not found)")
      message(SEND_ERROR "${header} can be included from ${below}, which is below")
    endif()
  endforeach()
  set(below ${layer})
endforeach()
if(checked LESS 10)
  message(SEND_ERROR "only ${checked} headers found in ${SOURCE}")
endif()
message("${checked} headers")
