# Compiler flags. `shop_flags` holds what every target of this project is compiled with: warnings,
# and what the preset asks for (hardening, sanitizers, coverage, libFuzzer).
include(CheckCCompilerFlag)
include(CheckPIESupported)

add_library(shop_flags INTERFACE)
target_compile_options(shop_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
    $<$<BOOL:${SHOP_WERROR}>:-Werror>)

target_link_options(shop_flags INTERFACE -Wl,--as-needed)

# Programs are position independent executables, in every preset.
check_pie_supported(LANGUAGES C)

# A flag that this compiler or processor does not know is left out, and said.
function(shop_add_flag flag)
    string(MAKE_C_IDENTIFIER "has${flag}" known)
    check_c_compiler_flag("-Werror ${flag}" ${known})
    if(${known})
        target_compile_options(shop_flags INTERFACE ${flag})
    else()
        message(STATUS "${CMAKE_C_COMPILER_ID} does not know ${flag}: left out")
    endif()
endfunction()

# https://best.openssf.org/Compiler-Hardening-Guides/ without -z nodlopen: Python loads the library
# by dlopen. Debian's clang 14 has no _FORTIFY_SOURCE=3, glibc then takes it as 2.
if(SHOP_HARDEN)
    target_compile_options(shop_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
    foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
                 -ftrivial-auto-var-init=zero -fno-delete-null-pointer-checks
                 -fno-strict-overflow -Werror=format-security)
        shop_add_flag(${flag})
    endforeach()
    target_link_options(shop_flags INTERFACE
        -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()

if(SHOP_SANITIZE)
    set(sanitize -fsanitize=${SHOP_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(shop_flags INTERFACE ${sanitize})
    target_link_options(shop_flags INTERFACE ${sanitize})
    # What a sanitizer puts into the code makes gcc see uninitialised variables that are none.
    target_compile_options(shop_flags INTERFACE $<$<C_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()

if(SHOP_COVERAGE)
    target_compile_options(shop_flags INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(shop_flags INTERFACE --coverage)
endif()

if(SHOP_FUZZ)
    target_compile_options(shop_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
