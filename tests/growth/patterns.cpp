#include "growth/patterns.h"

#include <cstdio>
#include <string_view>

namespace article_inspector::growth {
namespace {

constexpr std::string_view text_pieces[] = {
    // marks and ends
    ".", ",", ";", ":", "!", "?", "…", "-", "–", "—", "/", "(", ")", "[", "]", "\"", "'", "''", "``", "“", "”", "‘",
    "’", "„", "«", "»", "‹", "›", "&", "#", "@", "%", "*", "|", "•", "·", "©", "。", "、", "「", "」", " ", " ", " ",
    " ", " ", " ", "\n", "\n", "\n\n", "\t", "\r\n", ". ", ", ", "? ", ".\n", ": ",
    // words
    "a", "x", "I", "it", "the", "The", "of", "and", "but", "that", "which", "who", "he", "He", "she", "They", "said",
    "says", "told", "asked", "added", "according to", "announced", "wrote", "thinks", "was", "not", "in", "on", "for",
    "by", "By", "Mr", "Mr.", "Dr.", "Prof.", "U.S.", "U.S", "a.m.", "J.", "St.", "No.", "Inc.", "President", "Minister",
    "spokesman", "spokeswoman", "spokesman for", "mayor of", "chief executive", "official", "officials", "sources",
    "people", "London", "Paris", "Berlin", "New York", "United States", "Reuters", "Associated Press", "BBC", "NASA",
    "United Nations", "Microsoft Corp", "John", "Mary", "Smith", "Ann Lee", "John Smith", "van der Berg", "O'Neill",
    "al-Assad", "Maria-Luisa", "Monday", "March", "March 3, 2024", "3 March", "2024", "12", "1,000", "12:30", "5 p.m.",
    "$5", "3.5", "percent", "the company", "the government", "the man", "a woman", "his wife", "my", "their", "news",
    "News", "sport", "Home", "Menu", "Read more", "Read more:", "Share", "Share this", "Advertisement", "Subscribe",
    "Sign up", "Comments", "Reply", "Photo:", "Photo by", "Getty Images", "Copyright", "All rights reserved", "Related",
    "Follow us on Twitter", "LONDON (Reuters) -", "(AP)", "Published", "Updated", "min read", "Q:", "A:", "Cookie",
    "sagte", "laut", "Laut", "der", "die", "das", "und", "dass", "er", "sie", "habe", "sei", "wie", "Herr", "Frau",
    "Müller", "Merkel", "Bundeskanzlerin", "Berliner", "SPD", "GmbH", "Uhr", "Mehr zum Thema", "Anzeige", "dit",
    "l'eau", "selon", "dijo", "según", "我", "日本", "テスト", "хлеб", "שלום", "قال", "é", "\u0301", "\u200b", "\u00ad",
    "\ufeff", "😀", "👩‍👩‍👧", "ﬁ", "ＡＢ", "http://a.b/c", "www.a.com", "a@b.co", "@name", "#tag", "it's",
    "don't", "John's", "co-founder", "well-known", "ex-president", "A", "AB", "ABC", "iPhone", "McDonald"};

constexpr std::string_view page_pieces[] = {"<p>",
                                            "</p>",
                                            "<div>",
                                            "</div>",
                                            "<br>",
                                            "<b>",
                                            "</b>",
                                            "<i id=1>",
                                            "<i>",
                                            "</i>",
                                            "<a href=x>",
                                            "</a>",
                                            "<a>",
                                            "<font size=1>",
                                            "<font>",
                                            "</font>",
                                            "<span>",
                                            "</span>",
                                            "<ul>",
                                            "</ul>",
                                            "<li>",
                                            "</li>",
                                            "<ol>",
                                            "<dl>",
                                            "<dt>",
                                            "<dd>",
                                            "<table>",
                                            "</table>",
                                            "<tr>",
                                            "<td>",
                                            "<th>",
                                            "<tbody>",
                                            "<caption>",
                                            "<col>",
                                            "<colgroup>",
                                            "<h1>",
                                            "</h1>",
                                            "<h2>",
                                            "<form>",
                                            "</form>",
                                            "<input>",
                                            "<select>",
                                            "</select>",
                                            "<option>",
                                            "<optgroup>",
                                            "<button>",
                                            "</button>",
                                            "<textarea>",
                                            "</textarea>",
                                            "<script>",
                                            "</script>",
                                            "<style>",
                                            "</style>",
                                            "<title>",
                                            "</title>",
                                            "<svg>",
                                            "</svg>",
                                            "<g>",
                                            "<foreignObject>",
                                            "<desc>",
                                            "<math>",
                                            "</math>",
                                            "<mi>",
                                            "<mtext>",
                                            "<annotation-xml>",
                                            "<template>",
                                            "</template>",
                                            "<noscript>",
                                            "</noscript>",
                                            "<iframe>",
                                            "</iframe>",
                                            "<object>",
                                            "</object>",
                                            "<applet>",
                                            "<marquee>",
                                            "<ruby>",
                                            "<rb>",
                                            "<rt>",
                                            "<rp>",
                                            "<rtc>",
                                            "<pre>",
                                            "</pre>",
                                            "<listing>",
                                            "<plaintext>",
                                            "<xmp>",
                                            "<body>",
                                            "</body>",
                                            "<html>",
                                            "</html>",
                                            "<head>",
                                            "</head>",
                                            "<frameset>",
                                            "<frame>",
                                            "<image>",
                                            "<isindex>",
                                            "<nobr>",
                                            "<center>",
                                            "<article>",
                                            "</article>",
                                            "<section>",
                                            "<details>",
                                            "<summary>",
                                            "<dialog>",
                                            "<main>",
                                            "<header>",
                                            "<footer>",
                                            "<nav>",
                                            "<aside>",
                                            "<figure>",
                                            "<figcaption>",
                                            "<blockquote>",
                                            "</blockquote>",
                                            "<address>",
                                            "<x-y>",
                                            "</x-y>",
                                            "<p class='share related'>",
                                            "<div style='display:none'>",
                                            "<div hidden>",
                                            "<p a=1 b=2 c=3>",
                                            "<meta charset=x>",
                                            "<meta property=og:title content='ab | cd'>",
                                            "<link>",
                                            "<base>",
                                            "<img alt=x>",
                                            "<!-- x -->",
                                            "<!--",
                                            "-->",
                                            "--!>",
                                            "<!doctype html>",
                                            "<![CDATA[",
                                            "]]>",
                                            "<?x",
                                            "</",
                                            "<",
                                            ">",
                                            "&amp;",
                                            "&",
                                            "&#x1F600;",
                                            "&notin",
                                            "'",
                                            "\"",
                                            "=",
                                            " ",
                                            "\n",
                                            "x",
                                            "x",
                                            "He said so.",
                                            "\t",
                                            "</br>",
                                            "</x>",
                                            "<s>",
                                            "<u>",
                                            "<code>",
                                            "<em>",
                                            "<strong>",
                                            "<tt>"};

}  // namespace

std::string Pattern::text(std::size_t bytes) const {
  std::string out = head;
  out.reserve(bytes + first.size() + second.size());
  while (out.size() < bytes / 2) out += first;
  while (out.size() < bytes) out += second;
  return out;
}

std::string Pattern::shown() const {
  std::string out;
  for (const std::string& part : {head, first, second}) {
    out += out.empty() ? "{\"" : ", \"";
    for (const char c : part) {
      if (c == '\n') {
        out += "\\n";
      } else if (c == '\r') {
        out += "\\r";
      } else if (c == '\t') {
        out += "\\t";
      } else if (c == '"' || c == '\\') {
        out += std::string("\\") + c;
      } else {
        out += c;
      }
    }
    out += '"';
  }
  return out + "}";
}

std::string Patterns::piece() {
  if (kind_ == Kind::page && below(4) != 0) return std::string(page_pieces[below(std::size(page_pieces))]);
  std::string piece(text_pieces[below(std::size(text_pieces))]);
  // Words with and without a space after them.
  if (kind_ == Kind::text && below(2) == 0) piece += ' ';
  return piece;
}

std::string Patterns::pieces(std::uint32_t most) {
  std::string out;
  for (std::uint32_t count = 1 + below(most); count > 0; --count) out += piece();
  return out;
}

Pattern Patterns::next() {
  Pattern pattern;
  if (below(4) == 0) pattern.head = pieces(3);
  pattern.first = pieces(6);
  pattern.second = below(2) == 0 ? pattern.first : pieces(6);
  return pattern;
}

}  // namespace article_inspector::growth
