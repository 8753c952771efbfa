/// HTML in, its text and the hints of its blocks out: what inspect() takes.
///
///   const HtmlText page = read_html("<h1>Rain</h1><p>It <a href=x>fell</a>.</p>");
///   page.text;                                                     // u"Rain\nIt fell."
///   inspect(page.text, {.language = {}, .blocks = page.blocks, .page = page.page});
///
/// A library of its own, for native programs only: in a browser the browser reads the page (web/reading), by the same
/// rules and the same vocabulary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article_inspector/block.h"
#include "article_inspector/limits.h"
#include "article_inspector/page.h"

namespace article_inspector {

struct HtmlText {
  std::u16string text;  ///< as a person would copy it: blocks on lines of their own, blank lines round paragraphs
  std::vector<Block>
      blocks;            ///< by rising start, none overlapping another; together they cover every visible character
  std::u16string title;  ///< of the page, as the page itself gives it first; may be empty
  PageData page = {};    ///< what the page says of itself
  InputError error = InputError::none;  ///< why the page was not read; all else is empty then
};

/// Reads a page. `bytes` are UTF-8; ill-formed sequences become U+FFFD. Any bytes up to longest_page are a page. Time
/// and memory grow linearly with them: at most 200 bytes of memory for each byte of the page, and 16 MB. Elements
/// nested deeper than 512 are read as if they were not nested. A page whose tree would outgrow that is read without
/// <b>, <font> and their like; if it still would, as lines of text without hints.
HtmlText read_html(std::string_view bytes);

/// Whether bytes look like HTML: behind white space, comments and an XML declaration stands a doctype or an <html>.
bool looks_like_html(std::string_view bytes);

/// A text's bytes in UTF-8: UTF-16 where its byte order mark says so, unchanged otherwise. The mark itself is left out.
std::string text_in_utf8(std::string_view bytes);

/// The page's bytes in UTF-8, by its byte order mark, else by the encoding that its first kilobyte names; unchanged
/// where none is named or the name is not known. The mark itself is left out.
std::string html_in_utf8(std::string_view bytes);

}  // namespace article_inspector
