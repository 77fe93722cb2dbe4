# Runs one spec with one engine and compares the JSON report with its row of specs/expected.tsv.
cmake_minimum_required(VERSION 3.25)

string(REPLACE "|" ";" row "${ROW}")
foreach(column module config outcome property depth distinct length)
  list(POP_FRONT row ${column})
endforeach()

set(bound)
if(ENGINE STREQUAL symbolic)
  set(bound --length ${length})
  if(outcome STREQUAL holds)
    set(depth ${length}) # the search is bounded; the state graph may be deeper
  endif()
endif()
execute_process(
  COMMAND ${CAIRN} check --engine ${ENGINE} ${bound} --format json --config ${config} ${module}
  OUTPUT_VARIABLE report RESULT_VARIABLE status)

# expect(WHAT FOUND WANTED)
function(expect what found wanted)
  if(NOT found STREQUAL wanted)
    message(SEND_ERROR "${module}, ${ENGINE}: ${what} is `${found}`, expected `${wanted}`")
  endif()
endfunction()

function(expect_key key wanted)
  string(JSON found ERROR_VARIABLE error GET "${report}" ${key})
  expect(${key} "${found}" "${wanted}")
endfunction()

set(status_holds 0)
set(status_deadlock 11)
set(status_violated 12)
expect("exit status" "${status}" "${status_${outcome}}")
expect_key(verdict ${outcome})
expect_key(depth ${depth})
if(NOT property STREQUAL "")
  expect_key(property ${property})
endif()
if(ENGINE STREQUAL explicit AND NOT distinct STREQUAL "")
  expect_key(distinct_states ${distinct})
endif()
