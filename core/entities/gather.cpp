#include "entities/gather.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>

#include "article_inspector/unicode.h"
#include "entities/lexicon.h"

namespace article_inspector {
namespace {

using Words = std::vector<std::u16string>;

constexpr std::size_t longest_acronym = 4;   // letters of one that may be mistaken for a word in capitals
constexpr std::size_t most_candidates = 32;  // names that share a word and are tried for one mention
constexpr std::uint32_t none = 0xFFFFFFFF;

/// One way in which something is written; all its mentions are alike but for case.
struct Form {
  EntityType type = EntityType::misc;
  Words words;
  std::vector<std::uint32_t> mentions;
};

std::u16string joined(const Words& words) {
  std::u16string out;
  for (const std::u16string& word : words) {
    if (!out.empty()) out.push_back(u' ');
    out += word;
  }
  return out;
}

bool is_prefix(const Words& part, const Words& whole) {
  return part.size() < whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

bool is_suffix(const Words& part, const Words& whole) {
  return part.size() < whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

/// All words of `part` in `whole`, in this order; an initial stands for a word that it begins.
bool is_within(const Words& part, const Words& whole) {
  std::size_t at = 0;
  for (const std::u16string& word : part) {
    const auto same = [&](const std::u16string& other) {
      return word == other || (word.size() == 1 && other.front() == word.front()) ||
             (other.size() == 1 && word.front() == other.front());
    };
    while (at < whole.size() && !same(whole[at])) ++at;
    if (at == whole.size()) return false;
    ++at;
  }
  return true;
}

class Gatherer {
 public:
  Gatherer(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists)
      : document_(document),
        mentions_(mentions),
        lists_(lists),
        form_of_(mentions.size()),
        spellings_(document.words.size()) {}

  std::vector<Gathered> run() {
    find_forms();
    for (std::uint32_t form = 0; form < forms_.size(); ++form) owner_.push_back(form);
    link_like();
    link_aliases();
    link_brackets();
    link_acronyms();
    link_bodies_and_places();
    link_full_names();
    assigned_.assign(mentions_.size(), none);
    assign_mentions();
    return collect();
  }

 private:
  std::uint32_t root(std::uint32_t form) {
    while (owner_[form] != form) form = owner_[form] = owner_[owner_[form]];
    return form;
  }
  void link(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a != b) owner_[std::max(a, b)] = std::min(a, b);
  }

  void find_forms() {
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (std::uint32_t index = 0; index < mentions_.size(); ++index) {
      const Tagged& mention = mentions_[index];
      const auto [at, added] = known.emplace(key_of(mention), static_cast<std::uint32_t>(forms_.size()));
      if (added) {
        Words words = plain_words(document_, mention.first, mention.end);
        if (mention.type == EntityType::person) drop_suffix(words);
        forms_.push_back({mention.type, std::move(words), {}});
      }
      form_of_[index] = at->second;
      forms_[at->second].mentions.push_back(index);
      ++spellings_[document_.tokens[mention.first].word];
    }
    for (std::uint32_t index = 0; index < forms_.size(); ++index) {
      const Form& form = forms_[index];
      if (form.words.size() < 2) continue;
      for (const std::u16string& word : form.words) {
        std::vector<std::uint32_t>& holders = by_word_[word];
        if (holders.size() < most_candidates && (holders.empty() || holders.back() != index)) holders.push_back(index);
      }
    }
  }

  void drop_suffix(Words& words) const {
    while (words.size() > 1 && lists_.name_suffixes.contains(hash_of(words.back()))) words.pop_back();
  }

  /// The same for mentions of one type that are written alike but for case.
  std::uint64_t key_of(const Tagged& mention) const {
    std::uint64_t key = static_cast<std::uint64_t>(mention.type);
    for (std::uint32_t token = mention.first; token < mention.end; ++token)
      key = Lexicon::phrase_hash(key, document_.lower_word(document_.tokens[token]).hash);
    return key;
  }

  /// "U.S." and "US", "John Miller Jr." and "John Miller".
  void link_like() {
    std::unordered_map<std::u16string, std::uint32_t> known;
    for (std::uint32_t index = 0; index < forms_.size(); ++index) {
      const Form& form = forms_[index];
      const auto [at, added] =
          known.emplace(joined(form.words) + static_cast<char16_t>(u'0' + static_cast<int>(form.type)), index);
      if (!added) link(index, at->second);
    }
  }

  void link_aliases() {
    if (lists_.aliases.empty()) return;
    std::unordered_map<std::string, std::uint32_t> first;
    for (std::uint32_t index = 0; index < forms_.size(); ++index) {
      if (forms_[index].type != EntityType::location && forms_[index].type != EntityType::organization) continue;
      const std::string key = to_utf8(joined(forms_[index].words));
      const auto alias = lists_.aliases.find(key);
      const std::string whole = (alias == lists_.aliases.end() ? key : alias->second) +
                                static_cast<char>('0' + static_cast<int>(forms_[index].type));
      const auto [at, added] = first.emplace(whole, index);
      if (!added) link(index, at->second);
    }
  }

  /// "Organization for Security and Co-operation in Europe (OSCE)": what stands in brackets behind a name is its
  /// acronym.
  void link_brackets() {
    for (std::uint32_t index = 0; index + 1 < mentions_.size(); ++index) {
      const Tagged& whole = mentions_[index];
      const Tagged& part = mentions_[index + 1];
      if (whole.type != part.type || part.first != whole.end + 1) continue;
      const std::u16string_view mark = document_.view(document_.tokens[whole.end]);
      if (mark != u"(" && mark != u"[") continue;
      const Words& a = forms_[form_of_[index]].words;
      const Words& b = forms_[form_of_[index + 1]].words;
      if (spells(b, a) || spells(a, b)) link(form_of_[index], form_of_[index + 1]);
    }
  }

  /// Whether one word is made of first letters of the words, in order, and begins with the first word's.
  static bool spells(const Words& acronym, const Words& words) {
    if (acronym.size() != 1 || words.size() < 2 || acronym[0].size() < 2) return false;
    if (acronym[0].front() != words[0].front()) return false;
    std::size_t at = 0;
    for (const char16_t letter : acronym[0]) {
      while (at < words.size() && words[at].front() != letter) ++at;
      if (at == words.size()) return false;
      ++at;
    }
    return true;
  }

  /// Without brackets only where every long word gives its letter.
  void link_acronyms() {
    std::unordered_map<std::u16string, std::uint32_t> whole;
    for (std::uint32_t index = 0; index < forms_.size(); ++index) {
      const Form& form = forms_[index];
      if (form.words.size() < 2 || form.type == EntityType::person) continue;
      std::u16string all;
      std::u16string long_words;
      for (const std::u16string& word : form.words) {
        all.push_back(word.front());
        if (!lists_.complement_words.contains(hash_of(word))) long_words.push_back(word.front());
      }
      whole.emplace(all, index);
      whole.emplace(long_words, index);
    }
    for (std::uint32_t index = 0; index < forms_.size(); ++index) {
      const Form& form = forms_[index];
      if (form.words.size() != 1 || form.words[0].size() < 2 || form.type == EntityType::person) continue;
      const Shape shape = document_.shape(document_.tokens[mentions_[form.mentions[0]].first]);
      if (shape != Shape::upper) continue;
      const auto at = whole.find(form.words[0]);
      if (at != whole.end() && forms_[at->second].type == form.type) link(index, at->second);
    }
  }

  /// "Apple" and "Apple Inc."; "Senate" and "US Senate"; "Gaza" and "Gaza Strip".
  void link_bodies_and_places() {
    for (std::uint32_t index = 0; index < forms_.size(); ++index) {
      const Form& form = forms_[index];
      if (form.words.empty() || form.type == EntityType::person) continue;
      const auto holders = by_word_.find(form.words[0]);
      if (holders == by_word_.end()) continue;
      std::uint32_t found = none;
      bool single = true;
      for (const std::uint32_t other : holders->second) {
        if (other == index || forms_[other].type != form.type || !shortens(form, forms_[other])) continue;
        single = single && (found == none || root(found) == root(other));
        if (found == none) found = other;
      }
      if (found != none && single) link(index, found);
    }
  }

  bool shortens(const Form& part, const Form& whole) const {
    const auto all_in = [&](std::size_t from, std::size_t to, const WordList& list) {
      return std::all_of(whole.words.begin() + static_cast<std::ptrdiff_t>(from),
                         whole.words.begin() + static_cast<std::ptrdiff_t>(to),
                         [&](const std::u16string& word) { return list.contains(hash_of(word)); });
    };
    const std::size_t size = part.words.size();
    if (part.type == EntityType::misc) return size == 1 && whole.words.size() == 1;
    if (is_prefix(part.words, whole.words)) {
      if (part.type == EntityType::location) return all_in(size, whole.words.size(), lists_.place_suffixes);
      return all_in(size, whole.words.size(), lists_.organization_suffixes) || size > 1 || !is_common(part.words[0]);
    }
    if (!is_suffix(part.words, whole.words) || part.type != EntityType::organization) return false;
    for (std::size_t at = 0; at + size < whole.words.size(); ++at) {
      const LexiconEntry entry = entity_lexicon().find(hash_of(whole.words[at]));
      if ((entry.flags & (LexiconEntry::country | LexiconEntry::demonym)) == 0) return false;
    }
    return true;
  }

  static bool is_common(const std::u16string& word) {
    return entity_lexicon().find(hash_of(word)).sense != Sense::none;
  }

  void link_full_names() {
    for (std::uint32_t index = 0; index < forms_.size(); ++index) {
      const Form& form = forms_[index];
      if (form.type != EntityType::person || form.words.size() < 2) continue;
      const auto holders = by_word_.find(form.words.back());
      if (holders != by_word_.end()) {
        for (const std::uint32_t other : holders->second) {
          const Form& whole = forms_[other];
          if (other == index || whole.type != EntityType::person || whole.words.size() < form.words.size()) continue;
          if (whole.words.back() == form.words.back() && is_within(form.words, whole.words)) link(index, other);
        }
      }
      const auto first = by_word_.find(form.words.front());
      if (first == by_word_.end()) continue;
      for (const std::uint32_t other : first->second) {
        if (other != index && forms_[other].type == EntityType::person && is_prefix(form.words, forms_[other].words))
          link(index, other);
      }
    }
  }

  /// A person's mention of one word belongs to the nearest full name before it that has the word, else the next one
  /// after it. Last words go before first ones.
  void assign_mentions() {
    std::unordered_map<std::uint32_t, std::uint32_t> latest;  // root of a full name: its last mention so far
    for (std::uint32_t index = 0; index < mentions_.size(); ++index) {
      const Form& form = forms_[form_of_[index]];
      std::uint32_t owner = root(form_of_[index]);
      if (form.type == EntityType::person && form.words.size() == 1) {
        const std::uint32_t full = full_name_for(form.words[0], index, latest);
        if (full != none) owner = full;
      }
      assigned_[index] = owner;
      latest[owner] = index + 1;
    }
  }

  std::uint32_t full_name_for(const std::u16string& word, std::uint32_t mention,
                              const std::unordered_map<std::uint32_t, std::uint32_t>& latest) {
    const auto holders = by_word_.find(word);
    if (holders == by_word_.end()) return none;
    std::uint32_t best = none;
    std::int64_t best_rank = -1;
    for (const std::uint32_t other : holders->second) {
      const Form& whole = forms_[other];
      if (whole.type != EntityType::person) continue;
      const std::uint32_t owner = root(other);
      const auto seen = latest.find(owner);
      const std::int64_t place = whole.words.back() == word ? 2 : whole.words.front() == word ? 1 : 0;
      const std::int64_t before = seen == latest.end() ? 0 : seen->second;
      const std::int64_t rank =
          place * (std::int64_t{1} << 40) +
          (before != 0 ? (std::int64_t{1} << 36) + before : (std::int64_t{1} << 35) - forms_[other].mentions[0]);
      if (rank > best_rank) {
        best_rank = rank;
        best = owner;
      }
    }
    static_cast<void>(mention);
    return best;
  }

  std::vector<Gathered> collect() const {
    std::vector<Gathered> all;
    std::unordered_map<std::uint32_t, std::size_t> place;
    for (std::uint32_t index = 0; index < mentions_.size(); ++index) {
      const auto [at, added] = place.emplace(assigned_[index], all.size());
      if (added) all.push_back({mentions_[index].type, {}, index});
      Gathered& gathered = all[at->second];
      gathered.mentions.push_back(index);
      if (is_fuller(index, gathered.fullest)) gathered.fullest = index;
    }
    return all;
  }

  /// More words; with as many, not in capitals, but for acronyms; then the longer one; then as it is most often
  /// written.
  bool is_fuller(std::uint32_t candidate, std::uint32_t current) const {
    const auto rank = [&](std::uint32_t mention) {
      const Form& form = forms_[form_of_[mention]];
      const Token& token = document_.tokens[mentions_[mention].first];
      const std::size_t spelt_so = spellings_[token.word];
      std::size_t letters = 0;
      for (const std::u16string& word : form.words) letters += word.size();
      const bool acronym = form.words.size() == 1 && letters <= longest_acronym && 2 * spelt_so > form.mentions.size();
      const bool shouted = document_.shape(token) == Shape::upper && !acronym;
      return std::make_tuple(form.words.size() * 2 + (shouted ? 0 : 1), letters, spelt_so);
    };
    return rank(candidate) > rank(current);
  }

  const Document& document_;
  const std::vector<Tagged>& mentions_;
  const NameLists& lists_;
  std::vector<std::uint32_t> form_of_;
  std::vector<Form> forms_;
  std::vector<std::uint32_t> spellings_;  // of words: names that begin with it, written just so
  std::vector<std::uint32_t> owner_;
  std::vector<std::uint32_t> assigned_;
  std::unordered_map<std::u16string, std::vector<std::uint32_t>> by_word_;
};

}  // namespace

std::vector<Gathered> gather(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists) {
  return Gatherer(document, mentions, lists).run();
}

}  // namespace article_inspector
