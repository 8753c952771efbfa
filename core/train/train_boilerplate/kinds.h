#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "boilerplate/kind_model.h"

namespace article_inspector::train {

/// The junk lines of pages on which every one has its kind.
struct KindRows {
  std::vector<float> values;  ///< LineKinds::features() a line
  std::vector<std::uint8_t> kinds;
  std::vector<float> weights;     ///< what a line counts in training
  std::vector<float> characters;  ///< and in the score
  std::vector<std::uint32_t> folds;
  std::vector<std::uint8_t> sets;  ///< the number of the file that a line comes from
  std::uint8_t set = 0;            ///< of the last file that was read
};

/// Adds the rows of {"id","text","lines":[{"start","end","label","kind"}]} lines; a page's fold by its id. Where a
/// folder is given, phrases of its fragments.tsv ("kind<TAB>text" lines) and readers' comments of its comments.tsv
/// ("name<TAB>when<TAB>text" lines) are planted among the lines: few pages have such.
void read_kind_rows(const std::string& path, const std::string& folder,
                    const std::map<std::string, std::uint32_t>& folds, KindRows& rows);

/// Multinomial logistic regression by Adam (Kingma and Ba 2015) on all lines at once, drawn to the rules' own scores.
KindModel train_kinds(const KindRows& rows, std::uint32_t left_out);

/// To standard error: the share of characters whose kind is right, each line by the model that left its fold out; the
/// kinds of neighbours are not looked at.
void show_kinds(const KindRows& rows, const std::vector<KindModel>& models);

}  // namespace article_inspector::train
