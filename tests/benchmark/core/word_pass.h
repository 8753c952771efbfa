#pragma once

#include <cstddef>
#include <cstdint>

/// Goes through a text with ICU's word iterator, and does nothing else: the least that a reader of words pays. The
/// rules are those of the first call. Gives the number of words.
std::uint32_t word_pass(const std::uint8_t* rules, std::size_t length, const char16_t* text, std::size_t units);
