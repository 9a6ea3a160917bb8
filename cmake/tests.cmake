# Tests, fuzz targets and benchmarks: programs that see the inside of the library.
#
#   tests/unit/x/y_test.c     bin/unit/x/y_test, each its own program
#   tests/contract/**/*.c     bin/contract
#   tests/sim/**/*.c          bin/sim
#   tests/fuzz/x_fuzz.c       bin/x_fuzz: libFuzzer under SHOP_FUZZ, else it replays a corpus
#   tests/bench/x_bench.c     bin/x_bench
#   tests/support/*.c         linked into all of these
#   other .c files beside a program    linked into it. Fixtures of one folder of tests/unit are an
#                             archive, which its own tests see first: names need not differ elsewhere
pkg_check_modules(CMOCKA IMPORTED_TARGET cmocka)
if(NOT CMOCKA_FOUND)
    message(STATUS "cmocka was not found: no test is built (scripts/setup installs it)")
    return()
endif()

set(tests ${PROJECT_SOURCE_DIR}/tests)

function(shop_test_program name folder)
    add_executable(${name} ${ARGN})
    target_link_libraries(${name} PRIVATE ${shop_test_support} shop_inside PkgConfig::CMOCKA)
    set_target_properties(${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${folder})
endfunction()

# Split a list of sources into programs (the stem ends with `suffix`) and helpers.
function(shop_split suffix sources ret_programs ret_helpers)
    set(programs ${sources})
    list(FILTER programs INCLUDE REGEX "${suffix}\\.c$")
    set(helpers ${sources})
    list(FILTER helpers EXCLUDE REGEX "${suffix}\\.c$")
    set(${ret_programs} ${programs} PARENT_SCOPE)
    set(${ret_helpers} ${helpers} PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE unit_sources CONFIGURE_DEPENDS ${tests}/unit/*.c)
file(GLOB bench_sources CONFIGURE_DEPENDS ${tests}/bench/*.c)
file(GLOB fuzz_sources CONFIGURE_DEPENDS ${tests}/fuzz/*.c)
file(GLOB_RECURSE support_sources CONFIGURE_DEPENDS ${tests}/support/*.c)
# Parsers of programs are tested and fuzzed as the library's are.
list(APPEND support_sources ${PROJECT_SOURCE_DIR}/server/shopctl/csv.c ${shopd_parts})
if(NOT INIH_FOUND)
    list(FILTER unit_sources EXCLUDE REGEX "/server/shopd/")
    list(FILTER fuzz_sources EXCLUDE REGEX "/shopd_")
endif()
shop_split(_test "${unit_sources}" unit_programs unit_helpers)
shop_split(_bench "${bench_sources}" bench_programs bench_helpers)
shop_split(_fuzz "${fuzz_sources}" fuzz_programs fuzz_helpers)
list(FILTER fuzz_helpers EXCLUDE REGEX "/replay\\.c$")

# Archives: a test takes from them what it uses.
set(shop_test_support "")
function(shop_support name)
    add_library(${name} STATIC EXCLUDE_FROM_ALL ${ARGN})
    set_target_properties(${name} PROPERTIES
        ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/inside)
    target_link_libraries(${name} PUBLIC shop_inside PkgConfig::CMOCKA)
    set(shop_test_support ${shop_test_support} ${name} PARENT_SCOPE)
endfunction()

shop_support(test_support ${support_sources})
if(INIH_FOUND)
    target_link_libraries(test_support PUBLIC PkgConfig::INIH)
endif()

set(fixtures "")
foreach(source ${unit_helpers})
    file(RELATIVE_PATH folder ${tests}/unit ${source})
    cmake_path(GET folder PARENT_PATH folder)
    string(REPLACE "/" "." fixture fixture/${folder})
    list(APPEND fixtures ${fixture})
    list(APPEND sources_of_${fixture} ${source})
endforeach()
list(REMOVE_DUPLICATES fixtures)
foreach(fixture ${fixtures})
    add_library(${fixture} STATIC EXCLUDE_FROM_ALL ${sources_of_${fixture}})
    set_target_properties(${fixture} PROPERTIES
        ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/inside)
    target_link_libraries(${fixture} PUBLIC test_support)
endforeach()
# What is told of orders is seen by their stock.
target_link_libraries(fixture.services.order PUBLIC fixture.services.inventory)

# The parts of the contract suite and of the simulator are tested by unit tests too, so they stand
# in archives besides.
foreach(program contract sim)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${tests}/${program}/*.c)
    if(sources)
        add_library(${program}_objects OBJECT ${sources})
        target_link_libraries(${program}_objects PRIVATE shop_inside PkgConfig::CMOCKA)
        shop_support(${program}_parts $<TARGET_OBJECTS:${program}_objects>)
    endif()
endforeach()
foreach(program contract sim)
    if(TARGET ${program}_objects)
        shop_test_program(${program} bin $<TARGET_OBJECTS:${program}_objects>)
    endif()
endforeach()

# What the suites build; fuzz_programs is a part of test_programs.
add_custom_target(test_programs)
add_custom_target(fuzz_programs)
add_dependencies(test_programs fuzz_programs)
if(TARGET contract)
    add_dependencies(test_programs contract)
endif()

foreach(source ${unit_programs})
    file(RELATIVE_PATH name ${tests} ${source}) # unit/base/arena_test.c
    cmake_path(REMOVE_EXTENSION name)
    cmake_path(GET name PARENT_PATH folder)
    cmake_path(GET name FILENAME file)
    string(REPLACE "/" "." target ${name})
    shop_test_program(${target} bin/${folder} ${source})
    string(REGEX REPLACE "^unit/" "fixture/" fixture ${folder})
    string(REPLACE "/" "." fixture ${fixture})
    if(TARGET ${fixture})
        target_link_libraries(${target} PRIVATE ${fixture})
    endif()
    set_target_properties(${target} PROPERTIES OUTPUT_NAME ${file})
    add_dependencies(test_programs ${target})
endforeach()

foreach(source ${bench_programs})
    cmake_path(GET source STEM name)
    shop_test_program(${name} bin ${source} ${bench_helpers})
endforeach()

foreach(source ${fuzz_programs})
    cmake_path(GET source STEM name)
    if(SHOP_FUZZ)
        shop_test_program(${name} bin ${source} ${fuzz_helpers})
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    else()
        shop_test_program(${name} bin ${source} ${fuzz_helpers} ${tests}/fuzz/replay.c)
    endif()
    add_dependencies(fuzz_programs ${name})
endforeach()
