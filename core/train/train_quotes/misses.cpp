#include "misses.h"

#include <algorithm>
#include <map>
#include <string>

#include "article_inspector/unicode.h"
#include "quotes/attribution/continued_speech.h"
#include "quotes/attribution/links.h"

namespace article_inspector::quotes {
namespace {

/// The smallest share of tokens in common with which a quote counts as found.
constexpr double least_share = 0.5;

std::size_t common_tokens(const std::vector<Range>& a, const std::vector<Range>& b) {
  std::size_t common = 0;
  for (const Range& x : a) {
    for (const Range& y : b) {
      const std::uint32_t first = std::max(x.first, y.first);
      const std::uint32_t end = std::min(x.end, y.end);
      if (end > first) common += end - first;
    }
  }
  return common;
}

double share_of(const std::vector<Range>& a, const std::vector<Range>& b) {
  std::size_t all = 0;
  for (const Range& range : a) all += range.end - range.first;
  for (const Range& range : b) all += range.end - range.first;
  const std::size_t common = common_tokens(a, b);
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all - common);
}

/// Keeps what was proposed for each cue.
class ProposalKeeper : public ProposalReader {
 public:
  std::map<std::uint32_t, CueReading> readings;
  std::map<std::uint32_t, std::vector<Proposal>> proposals;

  void read(const Proposals& found) override {
    for (const CueReading& reading : found.readings) readings[reading.cue] = reading;
    for (const Proposal& proposal : found.list) proposals[proposal.cue].push_back(proposal);
  }
};

class MissTeller {
 public:
  explicit MissTeller(std::FILE* out) : out_(out) {}

  void read(const Article& article, const Models& models) {
    article_ = &article;
    kept_ = ProposalKeeper();
    Draft draft = draft_attributions(article.speech, article.tags, article.skipped, models, &kept_);
    std::vector<Attribution> found =
        link_quoted_spans(article.speech, article.tags, article.skipped, models, std::move(draft));
    add_continued_speech(article.speech, article.skipped, found);
    std::vector<bool> meets(found.size());
    for (const GoldQuote& gold : article.quotes) {
      double best = 0;
      const Attribution* nearest = nullptr;
      for (std::size_t k = 0; k < found.size(); ++k) {
        const double share = share_of(gold.content, found[k].content);
        if (share > 0) meets[k] = true;
        if (share <= best) continue;
        best = share;
        nearest = &found[k];
      }
      if (gold.counts && best < least_share) tell(gold, nearest);
    }
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (!meets[k]) line("spurious", found[k].content, found[k].cue, {});
    }
  }

  void print_counts() const {
    for (const auto& [why, count] : counts_) std::fprintf(stderr, "%5u %s\n", count, why.c_str());
  }

 private:
  void tell(const GoldQuote& gold, const Attribution* nearest) {
    std::string why = why_missed(gold);
    if (nearest != nullptr) why += ", other edges";
    std::string instead;
    for (const Range& range : nearest == nullptr ? std::vector<Range>() : nearest->content)
      instead += " | " + text_of(range);
    line(why, gold.content, gold.cue_token, instead.empty() ? words_of_cue(gold) : instead);
  }

  std::string why_missed(const GoldQuote& gold) const {
    if (gold.cue.empty()) return "no cue";
    if (gold.cue_token == no_index) return "unknown cue";
    const auto reading = kept_.readings.find(gold.cue_token);
    if (reading == kept_.readings.end()) return "cue reads as reporting nothing";
    double best = 0;
    float score = -9;
    const auto proposals = kept_.proposals.find(gold.cue_token);
    if (proposals != kept_.proposals.end()) {
      for (const Proposal& proposal : proposals->second) {
        const double share = share_of(gold.content, {proposal.before, proposal.after});
        best = std::max(best, share);
        if (share >= least_share) score = std::max(score, proposal.score);
      }
    }
    if (best < least_share)
      return reading->second.position == ContentPosition::elsewhere ? "content elsewhere" : "not proposed";
    return score < least_score ? "proposed and refused" : "another proposal taken";
  }

  std::string words_of_cue(const GoldQuote& gold) const {
    std::string words;
    for (const Span span : gold.cue) words += " <" + to_utf8(std::u16string(article_->document.view(span))) + ">";
    return words;
  }

  std::string text_of(Range range) const {
    std::string text = to_utf8(std::u16string(article_->document.view(article_->speech.span(range.first, range.end))));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  void line(const std::string& why, const std::vector<Range>& content, std::uint32_t cue, const std::string& more) {
    constexpr std::uint32_t around = 18;  // tokens shown on either side
    ++counts_[article_->document.language + ": " + why];
    const auto& tokens = article_->speech.tokens;
    const std::uint32_t first = content.front().first;
    const std::uint32_t end = content.back().end;
    const std::uint32_t from = first - std::min(first, around);
    const std::uint32_t to = std::min(static_cast<std::uint32_t>(tokens.size()), end + around);
    const std::string cue_text = cue == no_index ? "-" : text_of({cue, cue + 1});
    std::fprintf(out_, "%s: %s [%s] cue %s:: %s\xE2\x9F\xA6%s\xE2\x9F\xA7%s ;;%s\n",
                 article_->document.language.c_str(), why.c_str(), article_->id.c_str(), cue_text.c_str(),
                 from < first ? text_of({from, first}).c_str() : "", text_of({first, end}).c_str(),
                 to > end ? text_of({end, to}).c_str() : "", more.c_str());
  }

  std::FILE* out_;
  const Article* article_ = nullptr;
  ProposalKeeper kept_;
  std::map<std::string, std::uint32_t> counts_;
};

}  // namespace

void tell_misses(const std::vector<std::unique_ptr<Article>>& articles, const HeldOutModels& held_out, std::FILE* out) {
  MissTeller teller(out);
  for (const auto& article : articles) {
    if (!article->copy && !article->edges_only) teller.read(*article, held_out.models(article->text));
  }
  teller.print_counts();
}

}  // namespace article_inspector::quotes
