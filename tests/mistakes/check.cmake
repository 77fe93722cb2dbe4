# Runs one fixture with one engine: exit status, steps of the trace, and what the
# message must contain.  EXIT and MENTIONS may be several, separated by `|`.
cmake_minimum_required(VERSION 3.25)
string(REPLACE "|" ";" EXIT "${EXIT}")
string(REPLACE "|" ";" MENTIONS "${MENTIONS}")

macro(run)
  execute_process(COMMAND ${CAIRN} check --engine ${ENGINE} --config ${CONFIG} ${ARGN} ${MODULE}
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
endmacro()

# expect(WHAT FOUND WANTED ...)
function(expect what found)
  if(NOT found IN_LIST ARGN)
    message(SEND_ERROR "${what}: `${found}`, expected: ${ARGN}\n${output}${errors}")
  endif()
endfunction()

run(--format json)
expect("exit status" "${status}" ${EXIT})
if(NOT STEPS STREQUAL "")
  string(JSON length ERROR_VARIABLE error LENGTH "${output}" trace)
  math(EXPR states "${STEPS} + 1")
  expect("states of the trace" "${length}" ${states})
endif()

run()
expect("exit status, printing text" "${status}" ${EXIT})
if(NOT MENTIONS STREQUAL "")
  set(mentioned "")
  foreach(word IN LISTS MENTIONS)
    string(FIND "${output}${errors}" "${word}" at)
    if(NOT at EQUAL -1)
      set(mentioned ${word})
    endif()
  endforeach()
  expect("mentioned" "${mentioned}" ${MENTIONS})
endif()
