#pragma once

// One name for the test library's two generations: Debian 12 has the second, Ubuntu 24.04 the third.
#if __has_include(<catch2/catch.hpp>)
#include <catch2/catch.hpp>
#else
#include <catch2/catch_all.hpp>
#endif
