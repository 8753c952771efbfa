/// The stages of an inspection one by one, over texts that stay in memory. In WebAssembly these are the module's
/// exports.
#pragma once

#include <cstddef>
#include <cstdint>

#ifdef __EMSCRIPTEN__
#define BENCHMARK_EXPORT(name) extern "C" __attribute__((export_name(#name)))
#else
#define BENCHMARK_EXPORT(name) extern "C"
#endif

/// Room for so many bytes; never given back.
BENCHMARK_EXPORT(allocate) void* allocate(std::size_t bytes);
BENCHMARK_EXPORT(set_rules) void set_rules(const std::uint8_t* rules, std::size_t length);
/// The text stays where it is.
BENCHMARK_EXPORT(add_text) void add_text(const char16_t* text, std::size_t units);
/// Runs one of stage_names over all texts; what it finds is what the next one starts from.
BENCHMARK_EXPORT(run) std::uint32_t run(std::uint32_t stage);
/// The same for one text.
BENCHMARK_EXPORT(run_text) std::uint32_t run_text(std::uint32_t stage, std::uint32_t text);

inline constexpr const char* stage_names[] = {"word pass", "document", "boilerplate", "header", "entities",
                                              "quotes",    "findings", "statistics",  "report", "inspection"};
