#include "html/parse.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <limits>
#include <new>

namespace article_inspector {
namespace {

// Pages from the web take some 40 bytes of tree for each of their own.
constexpr std::size_t tree_bytes_per_byte = 120;
constexpr std::size_t tree_bytes_of_any_page = std::size_t{4} << 20;
// Each tag is held against the elements around it, so that depth is what a tag costs. No page of the web is half so
// deep.
constexpr unsigned deepest_tree = 600;

}  // namespace

ParsedHtml::ParsedHtml(std::string_view bytes) {
  for (const MarkupKept kept : {MarkupKept::all, MarkupKept::structure, MarkupKept::line_breaks}) {
    kept_ = kept;
    markup_ = bounded_markup(bytes, kept);
    // Without nesting there is nothing left that grows.
    budget_ = kept == MarkupKept::line_breaks ? std::numeric_limits<std::size_t>::max()
                                              : tree_bytes_of_any_page + tree_bytes_per_byte * bytes.size();
    if (parse()) break;
  }
}

bool ParsedHtml::parse() {
  chunks_.clear();
  chunk_starts_.clear();
  used_ = size_ = taken_ = nodes_ = 0;
  last_nodes_.fill(nullptr);
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = this;
  options.allocator = [](void* self, std::size_t size) { return static_cast<ParsedHtml*>(self)->allocate(size); };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  // All that Gumbo holds lies in the arena, so that it can be left at any allocation.
  if (setjmp(given_up_) != 0) return false;
  output_ = gumbo_parse_with_options(&options, markup_.data(), markup_.size());
  return true;
}

void* ParsedHtml::allocate(std::size_t bytes) {
  constexpr std::size_t alignment = alignof(std::max_align_t);
  const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
  if (used_ + rounded > size_) {
    if (taken_ + rounded > budget_) std::longjmp(given_up_, 1);
    add_chunk(rounded);
  }
  char* room = chunks_.back().get() + used_;
  used_ += rounded;
  // What Gumbo has not written yet must not look like the tree of an earlier page, to which the memory belonged.
  std::memset(room, 0, rounded);
  if (bytes == sizeof(GumboNode)) {
    last_nodes_[nodes_++ % last_nodes_.size()] = reinterpret_cast<const GumboNode*>(room);
    // Those handed out before have their places in the tree by now.
    if (nodes_ % last_nodes_.size() == 0 && is_any_too_deep()) std::longjmp(given_up_, 1);
  }
  return room;
}

// Chunks begin at multiples of one size, so that an address tells whether it lies in one.
void ParsedHtml::add_chunk(std::size_t bytes) {
  size_ = (std::max(chunk_size, bytes) + chunk_size - 1) / chunk_size * chunk_size;
  used_ = 0;
  taken_ += size_;
  chunks_.emplace_back(static_cast<char*>(::operator new(size_, std::align_val_t(chunk_size))));
  const auto start = reinterpret_cast<std::uintptr_t>(chunks_.back().get());
  for (std::size_t part = 0; part < size_; part += chunk_size) chunk_starts_.insert(start + part);
}

// What has the size of a node may be something else, with anything where a node has its parent: so no address is
// followed out of the arena.
bool ParsedHtml::holds(const GumboNode* node) const {
  const auto address = reinterpret_cast<std::uintptr_t>(node);
  const std::uintptr_t place = address % chunk_size;
  return address % alignof(GumboNode) == 0 && place + sizeof(GumboNode) <= chunk_size &&
         chunk_starts_.count(address - place) != 0;
}

bool ParsedHtml::is_any_too_deep() const {
  return std::any_of(last_nodes_.begin(), last_nodes_.end(), [&](const GumboNode* node) { return is_too_deep(node); });
}

bool ParsedHtml::is_too_deep(const GumboNode* node) const {
  unsigned depth = 0;
  while (node != nullptr && holds(node) && depth <= deepest_tree) {
    node = node->parent;
    ++depth;
  }
  return depth > deepest_tree;
}

}  // namespace article_inspector
