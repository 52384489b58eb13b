# One way of making each kind of target: yagura_library, yagura_test.

add_library(yagura_options INTERFACE)
target_include_directories(yagura_options INTERFACE ${PROJECT_SOURCE_DIR}/models ${PROJECT_SOURCE_DIR}/widgets
                                                    ${PROJECT_SOURCE_DIR}/app)
# -pthread everywhere: a reused precompiled header wants the same flags.
target_compile_options(yagura_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -pthread)
target_compile_definitions(
    yagura_options
    INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_USE_QSTRINGBUILDER
              QT_DISABLE_DEPRECATED_BEFORE=0x060400 YAGURA_VERSION="${PROJECT_VERSION}")
# clang looks into libstdc++'s own use of what libstdc++ has deprecated (stable_sort's buffer); g++ does not.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(yagura_options INTERFACE -Wno-deprecated-declarations)
endif()
# simdjson's On-Demand reader is compiled into us and picks its kernel from these flags; without them it takes the one
# without vector instructions. Every x86-64 processor since 2010 (Westmere) has them.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|amd64|AMD64)$")
    target_compile_options(yagura_options INTERFACE -march=x86-64-v2 -mpclmul)
endif()
if(YAGURA_SANITIZE)
    target_compile_options(yagura_options INTERFACE -fsanitize=${YAGURA_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(yagura_options INTERFACE -fsanitize=${YAGURA_SANITIZE})
endif()

# The first headless and the first windowed target carry the precompiled header; the others reuse it.
set(YAGURA_PCH_models ${PROJECT_SOURCE_DIR}/cmake/pch_models.h)
set(YAGURA_PCH_widgets ${PROJECT_SOURCE_DIR}/cmake/pch_widgets.h)

# yagura_library(NAME FAMILY models|widgets [FOLDER folder] [SUBFOLDERS names…] [EXCLUDE names…] LINK targets…)
# All .h, .cpp and .qrc of the folder (NAME unless FOLDER is given) and of its named subfolders become the static library
# yagura_NAME.
function(yagura_library name)
    cmake_parse_arguments(ARG "" "FAMILY;FOLDER" "LINK;PRIVATE;SUBFOLDERS;EXCLUDE" ${ARGN})
    if(NOT ARG_FOLDER)
        set(ARG_FOLDER ${name})
    endif()
    set(patterns)
    foreach(part . ${ARG_SUBFOLDERS})
        foreach(kind cpp h qrc)
            list(APPEND patterns ${CMAKE_CURRENT_SOURCE_DIR}/${ARG_FOLDER}/${part}/*.${kind})
        endforeach()
    endforeach()
    file(GLOB sources CONFIGURE_DEPENDS ${patterns})
    foreach(excluded ${ARG_EXCLUDE})
        list(FILTER sources EXCLUDE REGEX "/${excluded}$")
    endforeach()
    set(target yagura_${name})
    if(NOT sources MATCHES "[.]cpp")
        add_library(${target} INTERFACE)
        target_link_libraries(${target} INTERFACE yagura_options ${ARG_LINK})
        return()
    endif()
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PUBLIC yagura_options ${ARG_LINK} PRIVATE ${ARG_PRIVATE})
    # One precompiled header a family: the family's first target makes it, the others reuse it.
    get_property(carrier GLOBAL PROPERTY YAGURA_PCH_CARRIER_${ARG_FAMILY})
    if(carrier)
        target_precompile_headers(${target} REUSE_FROM ${carrier})
    else()
        target_precompile_headers(${target} PRIVATE ${YAGURA_PCH_${ARG_FAMILY}})
        set_property(GLOBAL PROPERTY YAGURA_PCH_CARRIER_${ARG_FAMILY} ${target})
    endif()
endfunction()

# yagura_tests(FOLDER [SUPPORT library] LINK targets…)
# Every tst_*.cpp of tests/FOLDER becomes a Qt Test program of the same name, run by ctest with its time limit.
function(yagura_tests folder)
    cmake_parse_arguments(ARG "" "TIMEOUT;SUPPORT" "LINK" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(NOT ARG_SUPPORT)
        set(ARG_SUPPORT yagura_test_support)
    endif()
    file(GLOB programs CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/tst_*.cpp)
    string(REPLACE "/" "_" prefix ${folder})
    foreach(program ${programs})
        get_filename_component(base ${program} NAME_WE)
        string(REGEX REPLACE "^tst_" "" base ${base})
        set(target tst_${prefix}_${base})
        add_executable(${target} ${program})
        target_link_libraries(${target} PRIVATE ${ARG_SUPPORT} ${ARG_LINK})
        target_precompile_headers(${target} REUSE_FROM ${ARG_SUPPORT})
        add_test(NAME ${prefix}.${base} COMMAND ${target} -o ${PROJECT_BINARY_DIR}/test-results/${target}.txt,txt -o -,txt)
        set_tests_properties(
            ${prefix}.${base}
            PROPERTIES TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT
                       "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.qpa.*=false")
    endforeach()
endfunction()
