#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace article_inspector {

/// Boosted decision trees: complete binary trees of one depth whose leaves are added up.
///
/// Serialized, little-endian: depth (1 byte), count of trees (2), base (4, float); then a tree after the other: for
/// every inner node its feature (1 byte) and the upper half of its threshold's float (2); for every leaf its value (2,
/// signed, in units of `leaf_unit`). As it is shipped (core/knowledge/compile/shipped.py) the depth has its highest bit
/// set, and first bytes, second bytes and third bytes of all nodes follow each other, then those of all leaves.
class TreeModel {
 public:
  static constexpr float leaf_unit = 1.0F / 4096;

  struct Node {
    std::uint8_t feature = 0;
    float threshold = 0;  ///< a row goes right where its value is greater
  };

  TreeModel() = default;
  TreeModel(std::uint32_t depth, float base) : depth_(depth), base_(base) {}

  /// Takes its model off the front of `bytes`; without trees where the bytes are not a model.
  static TreeModel read(std::string_view& bytes);
  std::string write() const;

  /// Adds a tree: its 2^depth - 1 nodes, level by level, and its 2^depth leaves.
  void add(const std::vector<Node>& nodes, const std::vector<float>& leaves);

  /// Log-odds of `count` rows, which stand one after the other, `stride` floats apart.
  void score(const float* rows, std::size_t stride, std::size_t count, float* scores) const;

  /// How much each feature of a row moves its score: at every node on a row's way, the mean of the leaves on the side
  /// taken less that of all below the node (after Saabas). They add up to the score but for a number common to all
  /// rows. `features` is the row's length.
  std::vector<float> pulls(const float* row, std::size_t features) const;

  std::size_t trees() const { return depth_ == 0 ? 0 : leaves_.size() >> depth_; }
  const std::vector<Node>& nodes() const { return nodes_; }

 private:
  template <std::size_t rows_together>
  void add_trees(const float* rows, std::size_t stride, float* scores) const;

  std::uint32_t depth_ = 0;
  float base_ = 0;
  std::vector<Node> nodes_;
  std::vector<float> leaves_;
};

/// A threshold as it is kept: the upper half of the float.
float rounded_threshold(float value);

}  // namespace article_inspector
