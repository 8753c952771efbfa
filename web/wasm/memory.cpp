// Room in the module's memory for what the host hands over: texts and options.
#include <cstddef>
#include <cstdlib>

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

/// Room for `bytes` bytes, aligned for numbers; null where there is none.
EXPORT(allocate) void* allocate(std::size_t bytes) { return std::malloc(bytes); }

EXPORT(release) void release(void* room) { std::free(room); }
