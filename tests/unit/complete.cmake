# Does Criterion find every test that the sources define?  It reports success
# also for tests that the linker has lost.
#
#   cmake -DUNIT=executable -DFOLDER=sources -P complete.cmake
set(defined 0)
file(GLOB sources ${FOLDER}/*.c)
foreach(source ${sources})
  file(STRINGS ${source} tests REGEX "^(Test|ParameterizedTest|Theory)\\(")
  list(LENGTH tests count)
  math(EXPR defined "${defined} + ${count}")
endforeach()

set(found 0)
execute_process(COMMAND ${UNIT} --list OUTPUT_VARIABLE list COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[0-9]+ tests?\n" suites "${list}")
foreach(suite ${suites})
  string(REGEX REPLACE " .*" "" count ${suite})
  math(EXPR found "${found} + ${count}")
endforeach()

if(NOT found EQUAL defined OR found EQUAL 0)
  message(FATAL_ERROR "the sources define ${defined} tests, Criterion found ${found}")
endif()
message("${found} tests")
