# Programs for users: they link libshop.so and see its public headers.

# A program that finds its library beside itself, in the build tree and where it is installed.
function(shop_program name)
    add_executable(${name} ${ARGN})
    target_link_libraries(${name} PRIVATE shop_flags shop::shop Threads::Threads)
    file(RELATIVE_PATH libraries ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
    set_target_properties(${name} PROPERTIES INSTALL_RPATH "\$ORIGIN/${libraries}")
endfunction()

file(GLOB_RECURSE shopctl_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/server/shopctl/*.c)
if(shopctl_sources)
    shop_program(shopctl ${shopctl_sources})
    target_include_directories(shopctl PRIVATE ${PROJECT_SOURCE_DIR}) # "server/shopctl/x.h"
    target_link_libraries(shopctl PRIVATE PkgConfig::SHOP_DEPS)
endif()

# The daemon. What it is made of but its main() is tested by unit tests, too.
set(shopd_parts "")
pkg_check_modules(INIH IMPORTED_TARGET inih)
if(INIH_FOUND)
    file(GLOB_RECURSE shopd_parts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/server/shopd/*.c)
    list(FILTER shopd_parts EXCLUDE REGEX "/main\\.c$")
    shop_program(shopd ${PROJECT_SOURCE_DIR}/server/shopd/main.c ${shopd_parts})
    target_include_directories(shopd PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(shopd PRIVATE PkgConfig::INIH)
else()
    message(STATUS "inih was not found: shopd is not built (scripts/setup installs it)")
endif()

# examples/x.c is the program x; examples/x/*.c is the program x.
if(SHOP_TESTS)
    file(GLOB example_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/examples/*.c)
    foreach(source ${example_sources})
        cmake_path(GET source STEM name)
        shop_program(${name} ${source})
    endforeach()
    file(GLOB example_folder_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/examples/*/*.c)
    set(folders ${example_folder_sources})
    list(TRANSFORM folders REPLACE "/[^/]+$" "")
    list(REMOVE_DUPLICATES folders)
    foreach(folder ${folders})
        cmake_path(GET folder FILENAME name)
        set(sources ${example_folder_sources})
        list(FILTER sources INCLUDE REGEX "/examples/${name}/")
        shop_program(${name} ${sources})
        target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    endforeach()
endif()
