# Installation: headers, libraries, programs, manual pages, and how others find them (pkg-config and
# find_package).
include(CMakePackageConfigHelpers)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/shop)
set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/shop DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.h")
install(TARGETS shop EXPORT shopTargets)
install(EXPORT shopTargets NAMESPACE shop:: DESTINATION ${config_dir})
if(SHOP_STATIC)
    install(TARGETS shop_static EXPORT shopStaticTargets)
    install(EXPORT shopStaticTargets NAMESPACE shop:: DESTINATION ${config_dir})
endif()
foreach(program shopctl shopd)
    if(TARGET ${program})
        install(TARGETS ${program})
    endif()
endforeach()

# Builds what is installed and nothing else.
add_custom_target(installed)
foreach(target shop shop_static shopctl shopd)
    if(TARGET ${target})
        add_dependencies(installed ${target})
    endif()
endforeach()

file(GLOB manual_pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/man/*.[1-8])
foreach(page ${manual_pages})
    string(REGEX MATCH "[1-8]$" section ${page})
    install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()

configure_package_config_file(cmake/shopConfig.cmake.in shopConfig.cmake
    INSTALL_DESTINATION ${config_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(shopConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/shopConfig.cmake ${PROJECT_BINARY_DIR}/shopConfigVersion.cmake
        DESTINATION ${config_dir})

# The prefix is relative to the .pc file, so that an installed tree can be moved.
file(RELATIVE_PATH prefix_from_pc ${CMAKE_INSTALL_PREFIX}/${pkgconfig_dir} ${CMAKE_INSTALL_PREFIX})
list(TRANSFORM SHOP_DEPS_LIBRARIES PREPEND "-l" OUTPUT_VARIABLE libs_private)
list(JOIN libs_private " " libs_private)
configure_file(cmake/libshop.pc.in libshop.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/libshop.pc DESTINATION ${pkgconfig_dir})
