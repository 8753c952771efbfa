#include "entities/gather.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "article_inspector/unicode.h"
#include "entities/lexicon.h"
#include "entities/likeness.h"
#include "entities/short_names.h"

namespace article_inspector {
namespace {

using Words = NameWords;

constexpr std::size_t longest_acronym = 4;     // letters of one that may be mistaken for a word in capitals
constexpr std::size_t most_candidates = 32;    // names that share a word and are tried for one mention
constexpr std::size_t shortest_slip_word = 5;  // letters of a word that may have a slip
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
    link_other_names();
    link_bodies_and_places();
    link_full_names();
    link_variants();
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
    find_words();
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (std::uint32_t index = 0; index < mentions_.size(); ++index) {
      const Tagged& mention = mentions_[index];
      const auto [at, added] = known.emplace(key_of(mention), static_cast<std::uint32_t>(forms_.size()));
      if (added) {
        Words words = plain_words(document_, mention.first, mention.end);
        if (mention.type == EntityType::person) drop_suffix(words);
        drop_genitive(words);
        forms_.push_back({mention.type, std::move(words), {}});
      }
      form_of_[index] = at->second;
      forms_[at->second].mentions.push_back(index);
      ++spellings_[document_.tokens[mention.first].word];
    }
    for (std::uint32_t index = 0; index < forms_.size(); ++index) {
      const Form& form = forms_[index];
      if (form.words.size() < 2) continue;
      if (form.type == EntityType::person && surnames_.size() < most_candidates * 8) surnames_.push_back(index);
      for (const std::u16string& word : form.words) {
        std::vector<std::uint32_t>& holders = by_word_[word];
        if (holders.size() < most_candidates && (holders.empty() || holders.back() != index)) holders.push_back(index);
      }
    }
  }

  void find_words() {
    if (lists_.genitive_endings.size() == 0) return;
    for (const Tagged& mention : mentions_) {
      for (std::uint32_t token = mention.first; token < mention.end; ++token)
        words_.insert(document_.lower_word(document_.tokens[token]).hash);
    }
  }

  /// "Merkels" is Merkel where the text has that too.
  void drop_genitive(Words& words) const {
    if (words_.empty() || words.empty()) return;
    for (const auto& [ending, value] : lists_.genitive_endings.entries()) {
      static_cast<void>(value);
      for (std::size_t size = 1; size <= 2 && size + 2 < words.back().size(); ++size) {
        const std::u16string_view word = words.back();
        if (hash_of(word.substr(word.size() - size)) != ending) continue;
        const std::u16string_view stem = word.substr(0, word.size() - size);
        if (words_.count(hash_of(stem)) == 0) continue;
        words.back() = std::u16string(stem);
        return;
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
      const auto [at, added] = known.emplace(
          joined(without_endings(form.words)) + static_cast<char16_t>(u'0' + static_cast<int>(form.type)), index);
      if (!added) link(index, at->second);
      if (form.type != EntityType::organization || form.words.size() < 2) continue;
      // "Ministry of the Interior", "Interior Ministry"
      const auto [other, first] = turned_.emplace(joined(turned(without_endings(form.words), lists_)), index);
      if (!first) link(index, other->second);
    }
  }

  /// "Europäische Union", "Europäischen Union": where adjectives have endings, names of several words are compared
  /// without them.
  Words without_endings(const Words& words) const {
    Words plain = words;
    if (plain.size() < 2 || lists_.adjective_endings.size() == 0) return plain;
    for (std::size_t k = 0; k + 1 < plain.size(); ++k)
      plain[k] = without_ending(plain[k], lists_.adjective_endings, shortest_slip_word);
    plain.back() = without_ending(plain.back(), lists_.genitive_endings, shortest_slip_word);
    return plain;
  }

  void link_aliases() {
    if (lists_.aliases.empty()) return;
    std::unordered_map<std::string, std::uint32_t> first;
    for (std::uint32_t index = 0; index < forms_.size(); ++index) {
      if (forms_[index].type != EntityType::location && forms_[index].type != EntityType::organization) continue;
      const std::string whole =
          alias_of(forms_[index].words) + static_cast<char>('0' + static_cast<int>(forms_[index].type));
      const auto [at, added] = first.emplace(whole, index);
      if (!added) link(index, at->second);
    }
  }

  /// The name that a name stands for, without the endings that it has in a sentence; else the name itself.
  std::string alias_of(const Words& words) const {
    std::string key = to_utf8(joined(words));
    auto alias = lists_.aliases.find(key);
    if (alias == lists_.aliases.end() && lists_.genitive_endings.size() != 0) {
      key = to_utf8(joined(without_endings(words)));
      if (words.size() == 1) key = to_utf8(without_ending(words[0], lists_.genitive_endings, shortest_slip_word));
      alias = lists_.aliases.find(key);
    }
    return alias == lists_.aliases.end() ? to_utf8(joined(words)) : alias->second;
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
      if (spells(b, a) || spells(a, b) || is_bracketed_acronym(index)) link(form_of_[index], form_of_[index + 1]);
    }
  }

  /// "Gewerkschaftlicher Linksblock (GLB)": one word in capitals, alone in brackets behind a body's name of several
  /// words whose letters it has; of a long name it may be an acronym in another language, if the text has not named it
  /// before.
  bool is_bracketed_acronym(std::uint32_t index) const {
    const Tagged& whole = mentions_[index];
    const Tagged& part = mentions_[index + 1];
    if (part.type != EntityType::organization || part.end - part.first != 1) return false;
    if (part.end >= document_.tokens.size() || document_.shape(document_.tokens[part.first]) != Shape::upper)
      return false;
    const std::u16string_view mark = document_.view(document_.tokens[part.end]);
    if (mark != u")" && mark != u"]") return false;
    const Words words = plain_words(document_, whole.first, whole.end);
    const Words acronym = plain_words(document_, part.first, part.end);
    if (words.size() < 2 || acronym.size() != 1) return false;
    if (has_letters_in_order(acronym[0], words)) return true;
    return words.size() > 2 && acronym[0].size() > 2 && forms_[form_of_[index + 1]].mentions[0] == index + 1;
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

  /// "Ada Moreno, better known as Luz": the text says that both are one.
  void link_other_names() {
    if (lists_.other_name_words.size() == 0) return;
    for (std::uint32_t index = 0; index + 1 < mentions_.size(); ++index) {
      const Tagged& a = mentions_[index];
      const Tagged& b = mentions_[index + 1];
      if (a.type == b.type && a.type != EntityType::misc && a.sentence == b.sentence &&
          names_again(document_, a.end, b.first, lists_))
        link(form_of_[index], form_of_[index + 1]);
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
        const Words& whole = forms_[other].words;
        if (other == index || forms_[other].type != form.type || !shortens(form.words, whole, form.type, lists_))
          continue;
        if (adds_company_form(form.words, whole, lists_)) {
          link(index, other);
          continue;
        }
        single = single && (found == none || root(found) == root(other));
        if (found == none) found = other;
      }
      if (found != none && single) link(index, found);
    }
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
          if (whole.words.back() == form.words.back() && is_within(form.words, whole.words) && !is_open_initial(form) &&
              !is_open_initial(whole))
            link(index, other);
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

  /// "R. Halvorsen" where the text has a Rudolph and a Robert of that surname.
  bool is_open_initial(const Form& form) const {
    if (form.words.front().size() != 1) return false;
    const std::u16string* first = nullptr;
    for (const std::uint32_t other : holders_of(form.words.back())) {
      const Words& words = forms_[other].words;
      if (words.front().size() == 1 || words.front().front() != form.words.front().front()) continue;
      if (forms_[other].type != EntityType::person || words.back() != form.words.back()) continue;
      if (first != nullptr && *first != words.front()) return true;
      first = &words.front();
    }
    return false;
  }

  /// Names that say the same in other letters: a slip, a nickname, a noun alone for the one name that has it.
  void link_variants() {
    for (std::uint32_t index = 0; index < forms_.size(); ++index) {
      const Form& form = forms_[index];
      if (form.words.empty()) continue;
      if (form.words.size() == 1) {
        link_noun(index);
        if (form.type == EntityType::person) link_surname_slip(index);
        continue;
      }
      for (const std::u16string& word : form.words) {
        for (const std::uint32_t other : holders_of(word)) {
          if (other < index && are_variants(form, forms_[other])) link(index, other);
        }
      }
    }
  }

  const std::vector<std::uint32_t>& holders_of(const std::u16string& word) const {
    static const std::vector<std::uint32_t> nobody;
    const auto at = by_word_.find(word);
    return at == by_word_.end() ? nobody : at->second;
  }

  bool are_variants(const Form& a, const Form& b) const {
    if (a.type != b.type || a.type == EntityType::misc) return false;
    if (a.type != EntityType::person)
      return differ_by_slip(a.words, b.words, shortest_slip_word) || differ_by_plural(a.words, b.words);
    if (a.words.size() != b.words.size()) return false;
    if (a.words.back() == b.words.back() && a.words.size() == 2)
      return is_same_first_name(a.words.front(), b.words.front());
    return a.words.front() == b.words.front() && differ_by_slip(a.words, b.words, shortest_slip_word);
  }

  /// "Phil" and "Philip", "Rudy" and "Rudolph"; a slip only where one of them is no first name that is known.
  bool is_same_first_name(const std::u16string& a, const std::u16string& b) const {
    const auto whole = [&](const std::u16string& name) {
      const std::string* found = lists_.nicknames.find(hash_of(name));
      return found == nullptr ? to_utf8(name) : *found;
    };
    if (whole(a) == whole(b)) return true;
    const auto is_known = [](const std::u16string& name) {
      return entity_lexicon().find(hash_of(name)).first_name != 0;
    };
    return std::min(a.size(), b.size()) >= shortest_slip_word && is_slip(a, b) && !(is_known(a) && is_known(b));
  }

  /// "Kingdom" for the "Kingdom of Saudi Arabia", "Fund" for the "Zongo Development Fund": where one name alone has the
  /// noun.
  void link_noun(std::uint32_t index) {
    const Form& form = forms_[index];
    const std::uint64_t word = hash_of(form.words[0]);
    const bool place = form.type == EntityType::location && lists_.state_nouns.contains(word);
    const bool body = form.type == EntityType::organization && lists_.short_bodies.contains(word);
    if (!place && !body) return;
    std::uint32_t found = none;
    for (const std::uint32_t other : holders_of(form.words[0])) {
      const Form& whole = forms_[other];
      if (whole.type != form.type || !is_head(form.words[0], whole.words, lists_)) continue;
      if (found != none && root(found) != root(other)) return;
      found = other;
    }
    if (found != none) link(index, found);
  }

  /// "Hauser" where the text has "Trevor Houser", and no full name with "Hauser".
  void link_surname_slip(std::uint32_t index) {
    const std::u16string& word = forms_[index].words[0];
    if (word.size() < shortest_slip_word || by_word_.count(word) != 0) return;
    std::uint32_t found = none;
    for (const std::uint32_t other : surnames_) {
      const Form& whole = forms_[other];
      if (!is_slip(word, whole.words.back()) || is_plural(word, whole.words.back())) continue;
      if (found != none && root(found) != root(other)) return;
      found = other;
    }
    if (found != none) link(index, found);
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
      ++counts_[owner];
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
      const std::int64_t rank = place * (std::int64_t{1} << 40) +
                                (before != 0 ? (std::int64_t{1} << 36) + before + 15 * std::min(counts_[owner], 5)
                                             : (std::int64_t{1} << 35) - forms_[other].mentions[0]);
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
      for (const std::u16string& word : without_endings(form.words)) letters += word.size();
      const bool acronym = form.words.size() == 1 && letters <= longest_acronym && 2 * spelt_so > form.mentions.size();
      const bool shouted = document_.shape(token) == Shape::upper && !acronym;
      const Token& last = document_.tokens[mentions_[mention].end - 1];
      const bool inflected = !form.words.empty() && document_.lower(last).size() > form.words.back().size();
      return std::make_tuple(form.words.size() * 2 + (shouted ? 0 : 1), !inflected, letters, spelt_so);
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
  std::unordered_map<std::uint32_t, int> counts_;
  std::unordered_map<std::u16string, std::vector<std::uint32_t>> by_word_;
  std::unordered_map<std::u16string, std::uint32_t> turned_;  // names of bodies as turned() has them
  std::vector<std::uint32_t> surnames_;                       // forms that are full names of people
  std::unordered_set<std::uint64_t> words_;                   // of all mentions, where names have genitives
};

}  // namespace

std::vector<Gathered> gather(const Document& document, const std::vector<Tagged>& mentions, const NameLists& lists) {
  return Gatherer(document, mentions, lists).run();
}

}  // namespace article_inspector
