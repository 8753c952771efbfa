// Memory for the core's small objects. An inspection makes and drops some thousand of them, and the C library's
// allocator spends more on each than the core does on filling it.
//
// Pages of one size of object each: what is freed goes onto that size's list and is handed out again. An address tells
// its page, and the page its size. What is larger comes from the C library.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t page_bytes = std::size_t{1} << 16;  // as the module's memory grows
constexpr std::size_t step = 16;
constexpr std::size_t largest = 512;
constexpr std::size_t pages = (std::uint64_t{1} << 32) / page_bytes;

struct Free {
  Free* next;
};

std::array<Free*, largest / step + 1> free_lists;
std::array<std::uint8_t, pages> steps_of_page;  // 0: not of this allocator

std::size_t page_of(const void* room) { return reinterpret_cast<std::uintptr_t>(room) / page_bytes; }

/// A fresh page for objects of so many steps; gives the first object.
void* first_of_page(std::size_t steps) {
  auto* page = static_cast<char*>(std::aligned_alloc(page_bytes, page_bytes));
  if (page == nullptr) std::abort();
  steps_of_page[page_of(page)] = static_cast<std::uint8_t>(steps);
  const std::size_t bytes = steps * step;
  Free* list = nullptr;
  for (std::size_t at = page_bytes / bytes * bytes; at > bytes;) {
    at -= bytes;
    list = new (page + at) Free{list};
  }
  free_lists[steps] = list;
  return page;
}

}  // namespace

// Not into each place that makes or drops something: it would cost more to download than it saves.
__attribute__((noinline)) void* operator new(std::size_t bytes) {
  if (bytes <= largest) {
    const std::size_t steps = bytes == 0 ? 1 : (bytes + step - 1) / step;
    Free*& list = free_lists[steps];
    if (list == nullptr) return first_of_page(steps);
    Free* const first = list;
    list = first->next;
    return first;
  }
  void* room = std::malloc(bytes);
  if (room == nullptr) std::abort();
  return room;
}

__attribute__((noinline)) void operator delete(void* room) noexcept {
  const std::size_t steps = steps_of_page[page_of(room)];
  if (steps == 0) {
    std::free(room);  // null too
    return;
  }
  free_lists[steps] = new (room) Free{free_lists[steps]};
}

void* operator new[](std::size_t bytes) { return operator new(bytes); }
void operator delete[](void* room) noexcept { operator delete(room); }
void operator delete(void* room, std::size_t) noexcept { operator delete(room); }
void operator delete[](void* room, std::size_t) noexcept { operator delete(room); }
