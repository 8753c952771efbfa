#include "learning/tree_model.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace article_inspector {
namespace {

// A step down a tree waits for the one before it: so many rows go down it together.
constexpr std::size_t side_by_side = 8;

// In the byte of the depth, of a model that is shipped: its parts stand in planes.
constexpr std::uint32_t in_planes = 0x80;

std::uint32_t bits_of(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

float float_of(std::uint32_t bits) {
  float value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

void put(std::string& bytes, std::uint32_t value, std::size_t size) {
  for (std::size_t k = 0; k < size; ++k) bytes.push_back(static_cast<char>(value >> (8 * k) & 0xFF));
}

std::uint32_t take(std::string_view& bytes, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t k = 0; k < size && k < bytes.size(); ++k) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[k])) << (8 * k);
  }
  bytes.remove_prefix(std::min(size, bytes.size()));
  return value;
}

}  // namespace

float rounded_threshold(float value) { return float_of(bits_of(value) & 0xFFFF0000); }

TreeModel TreeModel::read(std::string_view& bytes) {
  constexpr std::uint32_t deepest = 10;
  TreeModel model;
  const std::uint32_t first = take(bytes, 1);
  model.depth_ = first & ~in_planes;
  const std::uint32_t trees = take(bytes, 2);
  model.base_ = float_of(take(bytes, 4));
  if (model.depth_ == 0 || model.depth_ > deepest) return {};
  const std::size_t leaves = std::size_t{1} << model.depth_;
  const std::size_t of_nodes = (leaves - 1) * 3;
  const std::size_t of_tree = of_nodes + leaves * 2;
  if (bytes.size() < trees * of_tree) return {};
  // Where the parts of a node and of a leaf stand: side by side, or each in a plane of its own.
  const bool planes = (first & in_planes) != 0;
  const std::size_t all_nodes = trees * (leaves - 1);
  const std::size_t all_leaves = trees * leaves;
  const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])); };
  model.nodes_.resize(all_nodes);
  for (std::size_t k = 0; k < all_nodes; ++k) {
    const std::size_t at = planes ? k : k / (leaves - 1) * of_tree + k % (leaves - 1) * 3;
    const std::size_t step = planes ? all_nodes : 1;
    model.nodes_[k].feature = static_cast<std::uint8_t>(byte(at));
    model.nodes_[k].threshold = float_of(byte(at + step) << 16 | byte(at + 2 * step) << 24);
  }
  model.leaves_.resize(all_leaves);
  for (std::size_t k = 0; k < all_leaves; ++k) {
    const std::size_t at = planes ? all_nodes * 3 + k : k / leaves * of_tree + of_nodes + k % leaves * 2;
    const std::uint32_t value = byte(at) | byte(at + (planes ? all_leaves : 1)) << 8;
    model.leaves_[k] = static_cast<float>(static_cast<std::int16_t>(value)) * leaf_unit;
  }
  bytes.remove_prefix(trees * of_tree);
  return model;
}

std::string TreeModel::write() const {
  std::string bytes;
  put(bytes, depth_, 1);
  put(bytes, static_cast<std::uint32_t>(trees()), 2);
  put(bytes, bits_of(base_), 4);
  const std::size_t leaves = std::size_t{1} << depth_;
  for (std::size_t tree = 0; tree < trees(); ++tree) {
    for (std::size_t k = 0; k + 1 < leaves; ++k) {
      const Node& node = nodes_[tree * (leaves - 1) + k];
      put(bytes, node.feature, 1);
      put(bytes, bits_of(node.threshold) >> 16, 2);
    }
    for (std::size_t k = 0; k < leaves; ++k) {
      const float value = leaves_[tree * leaves + k] / leaf_unit;
      const auto rounded = static_cast<std::int16_t>(std::clamp(value, -32767.0F, 32767.0F));
      put(bytes, static_cast<std::uint16_t>(rounded), 2);
    }
  }
  return bytes;
}

void TreeModel::add(const std::vector<Node>& nodes, const std::vector<float>& leaves) {
  nodes_.insert(nodes_.end(), nodes.begin(), nodes.end());
  for (const float leaf : leaves) {
    leaves_.push_back(static_cast<float>(static_cast<std::int16_t>(std::clamp(leaf / leaf_unit, -32767.0F, 32767.0F))) *
                      leaf_unit);
  }
}

void TreeModel::score(const float* rows, std::size_t stride, std::size_t count, float* scores) const {
  std::fill(scores, scores + count, base_);
  std::size_t row = 0;
  for (; row + side_by_side <= count; row += side_by_side)
    add_trees<side_by_side>(rows + row * stride, stride, scores + row);
  for (; row + 2 <= count; row += 2) add_trees<2>(rows + row * stride, stride, scores + row);
  if (row < count) add_trees<1>(rows + row * stride, stride, scores + row);
}

template <std::size_t rows_together>
void TreeModel::add_trees(const float* rows, std::size_t stride, float* scores) const {
  const std::size_t leaves = std::size_t{1} << depth_;
  const Node* nodes = nodes_.data();
  for (const float* leaf = leaves_.data(); leaf != leaves_.data() + leaves_.size(); leaf += leaves) {
    std::array<std::uint32_t, rows_together> at{};
    for (std::uint32_t level = 0; level < depth_; ++level) {
      for (std::size_t k = 0; k < rows_together; ++k) {
        const Node& node = nodes[at[k]];
        at[k] = 2 * at[k] + 1 + (rows[k * stride + node.feature] > node.threshold ? 1 : 0);
      }
    }
    for (std::size_t k = 0; k < rows_together; ++k) scores[k] += leaf[at[k] - (leaves - 1)];
    nodes += leaves - 1;
  }
}

}  // namespace article_inspector
