#include <gumbo.h>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "article_inspector/html.h"
#include "article_inspector/unicode.h"
#include "html/element.h"
#include "html/page_data.h"
#include "html/parse.h"
#include "html/text_flow.h"
#include "html/title.h"
#include "html/vocabulary.h"

namespace article_inspector {
namespace {

// What an element tells about the text in it.
struct Hints {
  BlockTag tag = BlockTag::other;
  BlockPlace place = BlockPlace::unknown;
  std::uint8_t heading_level = 0;
  std::uint32_t depth = 0;
  bool hidden = false;
  std::uint32_t around = 0;
  std::uint32_t group = 0;
  std::uint32_t outer_group = 0;
};

struct Frame {
  const GumboNode* node = nullptr;
  unsigned next_child = 0;
  Hints hints;
  std::uint32_t number = 0;  // of the element, from 1 in the order of the page
  std::uint32_t parent = 0;  // the number of the element around it
  std::size_t lines = 0;     // line ends that it stands between; 0 for what runs on in a line
  bool is_cell = false;
  bool is_button = false;
  bool in_link = false;
  bool preformatted = false;
  bool is_folded = false;  // a closed <details>: of it only the summary is shown
};

// A paragraph, or an item of a list, in one of these is still one of these.
bool keeps_its_tag(BlockTag outer) {
  return outer == BlockTag::quotation || outer == BlockTag::caption || outer == BlockTag::list_item;
}

BlockTag tag_inside(BlockTag outer, const std::string& name) {
  const auto& tags = vocabulary().tags;
  const auto own = tags.find(name);
  if (own == tags.end()) return outer;
  const bool is_minor = own->second == BlockTag::paragraph || own->second == BlockTag::list_item;
  return is_minor && keeps_its_tag(outer) ? outer : own->second;
}

BlockPlace place_by_name(const GumboNode* element, const std::string& name) {
  const Vocabulary& known = vocabulary();
  if (const auto role = attribute(element, "role")) {
    const auto at = known.place_of_role.find(std::string(*role));
    if (at != known.place_of_role.end()) return at->second;
  }
  const auto at = known.place_of_tag.find(name);
  return at == known.place_of_tag.end() ? BlockPlace::unknown : at->second;
}

// Of <html> and <body> the classes tell about the site, not about a place on the page.
std::vector<std::string> words_of(const GumboNode* element, const std::string& name) {
  std::vector<std::string> words;
  if (name == "html" || name == "body") return words;
  for (const char* names : {"class", "id", "itemprop"}) {
    if (const auto value = attribute(element, names)) {
      for (std::string& word : words_of_names(*value)) words.push_back(std::move(word));
    }
  }
  return words;
}

bool has_class_of(const GumboNode* element, const std::unordered_set<std::string>& classes) {
  const std::vector<std::string> own = classes_of(attribute(element, "class").value_or(""));
  return std::any_of(own.begin(), own.end(), [&](const std::string& name) { return classes.count(name) != 0; });
}

bool names_caption(const std::vector<std::string>& words) {
  const auto& captions = vocabulary().captions;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return captions.count(word) != 0; });
}

// Viewers of PDF lay a page's lines out with such elements: where a line ends means nothing there.
bool is_layout_alone(const GumboNode* element) { return attribute(element, "role").value_or("") == "presentation"; }

bool is_unseen(const GumboNode* element) {
  return attribute(element, "aria-hidden").value_or("") == "true" || has_class_of(element, vocabulary().unseen);
}

void add_places(const GumboNode* element, const std::string& name, const std::vector<std::string>& words,
                Hints& hints) {
  const BlockPlace by_name = place_by_name(element, name);
  const BlockPlace by_words = place_of_words(words);
  for (const BlockPlace place : {by_name, by_words}) {
    if (place != BlockPlace::unknown) hints.around |= bit_of(place);
  }
  const bool words_win = by_name == BlockPlace::unknown || vocabulary().words_over_tags.count(by_words) != 0;
  const BlockPlace nearest = words_win && by_words != BlockPlace::unknown ? by_words : by_name;
  if (nearest != BlockPlace::unknown) hints.place = nearest;
}

std::uint8_t heading_level(const GumboNode* element, const std::string& name) {
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
    return static_cast<std::uint8_t>(name[1] - '0');
  if (attribute(element, "role").value_or("") != "heading") return 0;
  const std::string_view level = attribute(element, "aria-level").value_or("2");
  return level.size() == 1 && level[0] >= '1' && level[0] <= '6' ? static_cast<std::uint8_t>(level[0] - '0') : 2;
}

Frame frame_inside(const Frame& outer, const GumboNode* element, std::uint32_t number) {
  const std::string name = name_of(element);
  Frame frame;
  frame.node = element;
  frame.number = number;
  frame.parent = outer.number;
  frame.hints = outer.hints;
  frame.hints.tag = tag_inside(outer.hints.tag, name);
  frame.hints.depth = outer.hints.depth + 1;
  frame.hints.hidden = outer.hints.hidden || is_unseen(element);
  const std::vector<std::string> words = words_of(element, name);
  add_places(element, name, words, frame.hints);
  if (names_caption(words)) frame.hints.tag = BlockTag::caption;
  if (const std::uint8_t level = heading_level(element, name); level != 0) {
    frame.hints.tag = BlockTag::heading;
    frame.hints.heading_level = level;
  }
  frame.is_button = name == "button" || attribute(element, "role").value_or("") == "button";
  if (frame.is_button) frame.hints.tag = BlockTag::button;
  frame.is_cell = name == "td" || name == "th";
  if (vocabulary().blocks.count(name) != 0) frame.lines = name == "p" ? 2 : 1;
  if (frame.lines != 0 || frame.is_cell) {
    frame.hints.group = outer.number;
    frame.hints.outer_group = outer.parent;
  }
  frame.in_link = outer.in_link || (name == "a" && attribute(element, "href"));
  frame.is_folded = name == "details" && !attribute(element, "open");
  frame.preformatted = outer.preformatted || vocabulary().preformatted.count(name) != 0;
  return frame;
}

// Walks the tree, without recursion, and writes text and blocks as it goes.
class Reader {
 public:
  explicit Reader(PageTitles titles) : titles_(std::move(titles)) {}

  HtmlText read(const GumboNode* root) {
    enter(root);
    while (!stack_.empty()) step();
    end_block();
    return {flow_.take(), std::move(blocks_), std::move(titles_.first), {}};
  }

 private:
  void step() {
    Frame& frame = stack_.back();
    const GumboVector& children = frame.node->v.element.children;
    if (frame.next_child == children.length) {
      leave();
      return;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[frame.next_child++]);
    switch (child->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        if (!frame.is_folded) add(to_utf16(child->v.text.text));
        break;
      case GUMBO_NODE_ELEMENT:
        if (!frame.is_folded || child->v.element.tag == GUMBO_TAG_SUMMARY) enter(child);
        break;
      default:
        break;
    }
  }

  void enter(const GumboNode* element) {
    ++elements_;
    if (element->v.element.tag == GUMBO_TAG_BR) is_layout_alone(element) ? flow_.break_word() : flow_.break_line();
    if (vocabulary().skipped.count(name_of(element)) != 0 || is_hidden(element) ||
        has_class_of(element, vocabulary().on_hover))
      return;
    stack_.push_back(frame_inside(stack_.empty() ? Frame{} : stack_.back(), element, elements_));
    bound(stack_.back());
    if (stack_.back().is_cell) flow_.next_cell();
  }

  void leave() {
    bound(stack_.back());
    stack_.pop_back();
    lowest_ = std::min(lowest_, stack_.size());
  }

  // A block's edge: what stood before it and what follows it are blocks of their own.
  void bound(const Frame& frame) {
    if (frame.lines != 0) flow_.break_block(frame.lines);
    if (frame.lines != 0 || frame.is_cell || frame.is_button) end_block();
  }

  void add(const std::u16string& characters) {
    const Frame& frame = stack_.back();
    const TextFlow::Added added = flow_.add(characters, frame.preformatted);
    if (added.visible == 0) return;
    if (visible_ == 0) {
      start_ = added.start;
      lowest_ = level_ = stack_.size();
      hints_ = frame.hints;
    } else if (lowest_ < level_) {
      // The block goes on outside the element that it began in: it is that of the element around both.
      level_ = lowest_;
      hints_ = stack_[level_ - 1].hints;
    }
    end_ = added.end;
    visible_ += added.visible;
    if (frame.in_link) linked_ += added.visible;
  }

  void end_block() {
    if (visible_ == 0) return;
    Block block;
    block.span = {static_cast<std::uint32_t>(start_), static_cast<std::uint32_t>(end_)};
    block.tag = hints_.tag;
    block.place = hints_.place;
    block.heading_level = hints_.tag == BlockTag::heading ? hints_.heading_level : std::uint8_t{0};
    block.depth = static_cast<std::uint8_t>(std::min<std::uint32_t>(hints_.depth, 255));
    block.link_percent = static_cast<std::uint8_t>(100 * linked_ / visible_);
    block.hidden = hints_.hidden;
    block.title = titles_.has(std::u16string_view(flow_.text()).substr(start_, end_ - start_));
    block.around = hints_.around;
    block.group = hints_.group;
    block.outer_group = hints_.outer_group;
    blocks_.push_back(block);
    visible_ = linked_ = 0;
  }

  PageTitles titles_;
  TextFlow flow_;
  std::vector<Block> blocks_;
  std::vector<Frame> stack_;
  std::uint32_t elements_ = 0;
  // The block that is being read: where it lies, whose hints it has, and the frames that have been open all through it.
  std::size_t start_ = 0;
  std::size_t end_ = 0;
  std::size_t visible_ = 0;
  std::size_t linked_ = 0;
  Hints hints_;
  std::size_t level_ = 0;
  std::size_t lowest_ = 0;
};

}  // namespace

HtmlText read_html(std::string_view bytes) {
  if (bytes.size() > longest_page) {
    HtmlText none;
    none.error = InputError::page_too_long;
    return none;
  }
  const ParsedHtml page(bytes);
  PageReading said = read_page_data(page.root());
  HtmlText text = Reader(page_titles(said)).read(page.root());
  text.page = std::move(said.data);
  return text;
}

}  // namespace article_inspector
