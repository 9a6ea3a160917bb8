# The library. Its layers are folders of lib/ (tests/checks/layers.py holds who may include whom).
# The client half is compiled as a target of its own, so that it stays separable.

# What libshop-client is made of.
set(SHOP_CLIENT_LAYERS base schema codec pricing api)
# What only libshop has; lib/*.c puts both together.
set(SHOP_EMBEDDED_LAYERS crypto net drivers store rpc events core services adapters)

set(client_patterns ${SHOP_CLIENT_LAYERS})
list(TRANSFORM client_patterns REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/lib/\\1/*.c")
file(GLOB_RECURSE client_sources CONFIGURE_DEPENDS ${client_patterns})

set(embedded_patterns ${SHOP_EMBEDDED_LAYERS})
list(TRANSFORM embedded_patterns REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/lib/\\1/*.c")
file(GLOB_RECURSE embedded_sources CONFIGURE_DEPENDS ${embedded_patterns})
file(GLOB composition_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/*.c)

set(shop_objects "")
foreach(half client embedded)
    set(sources ${${half}_sources})
    if(half STREQUAL "embedded")
        list(APPEND sources ${composition_sources})
    endif()
    if(sources)
        add_library(shop_${half} OBJECT ${sources})
        target_include_directories(shop_${half} PRIVATE ${PROJECT_SOURCE_DIR}
                                                        ${PROJECT_SOURCE_DIR}/include)
        target_link_libraries(shop_${half} PRIVATE shop_flags PkgConfig::SHOP_DEPS Threads::Threads)
        list(APPEND shop_objects $<TARGET_OBJECTS:shop_${half}>)
    endif()
endforeach()
if(NOT shop_objects)
    message(FATAL_ERROR "There is no source file under ${PROJECT_SOURCE_DIR}/lib")
endif()

# --- libshop.so.0: hidden symbols, one version node -----------------------------------------------
set(version_script ${PROJECT_SOURCE_DIR}/cmake/libshop.map)
add_library(shop SHARED ${shop_objects})
add_library(shop::shop ALIAS shop)
set_target_properties(shop PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
                                      LINK_DEPENDS ${version_script})
target_include_directories(shop INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
                                          $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(shop PRIVATE $<BUILD_INTERFACE:shop_flags> PkgConfig::SHOP_DEPS
                                   Threads::Threads)
target_link_options(shop PRIVATE -Wl,--version-script=${version_script} -Wl,-Bsymbolic-functions)
if(NOT SHOP_SANITIZE)
    target_link_options(shop PRIVATE -Wl,-z,defs)
endif()

# --- libshop.a: one relinked object, hidden symbols made local ------------------------------------
if(SHOP_STATIC)
    set(relinked ${PROJECT_BINARY_DIR}/libshop.o)
    add_custom_command(
        OUTPUT ${relinked}
        COMMAND ${CMAKE_LINKER} -r -o ${relinked} ${shop_objects}
        COMMAND ${CMAKE_OBJCOPY} --localize-hidden ${relinked}
        DEPENDS ${shop_objects}
        COMMAND_EXPAND_LISTS VERBATIM
        COMMENT "Relinking libshop.o")
    add_library(shop_static STATIC ${relinked})
    add_library(shop::shop_static ALIAS shop_static)
    set_source_files_properties(${relinked} PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
    set_target_properties(shop_static PROPERTIES OUTPUT_NAME shop LINKER_LANGUAGE C)
    target_include_directories(shop_static INTERFACE
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
        $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    target_link_libraries(shop_static INTERFACE PkgConfig::SHOP_DEPS Threads::Threads)
endif()

# --- the inside, for tests and benchmarks: every symbol of the library ----------------------------
add_library(shop_inside STATIC EXCLUDE_FROM_ALL ${shop_objects})
target_include_directories(shop_inside INTERFACE ${PROJECT_SOURCE_DIR}
                                                 ${PROJECT_SOURCE_DIR}/include)
set_target_properties(shop_inside PROPERTIES ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/inside)
target_link_libraries(shop_inside PUBLIC shop_flags PkgConfig::SHOP_DEPS Threads::Threads)
