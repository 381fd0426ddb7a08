// SPDX-License-Identifier: GPL-2.0-or-later
// HTML -> text by a scan of its tags, in linear time however they are nested: a tree is not needed for text, and those
// that parsers build of hostile tag soup take quadratic time. Only character references go through Gumbo.
#include <gumbo.h>

#include <algorithm>
#include <array>

#include "readers/text.h"

namespace lsearch {
namespace {

using std::string_view;

constexpr std::array<string_view, 9> hidden_elements{"script", "style",  "template", "noscript", "nav",
                                                     "svg",    "iframe", "math",     "select"};
constexpr std::array<string_view, 5> raw_elements{"script", "style", "iframe", "title", "textarea"};  // no tags inside
constexpr std::array<string_view, 39> block_elements{
    "address", "article", "aside", "blockquote", "body",       "br",     "caption", "center", "dd",   "details",
    "div",     "dl",      "dt",    "fieldset",   "figcaption", "figure", "footer",  "form",   "h1",   "h2",
    "h3",      "h4",      "h5",    "h6",         "head",       "header", "hr",      "li",     "main", "ol",
    "option",  "p",       "pre",   "section",    "summary",    "table",  "title",   "tr",     "ul"};
constexpr std::array<string_view, 7> date_names{
    "date", "dc.date", "dcterms.date", "dcterms.issued", "dc.date.issued", "article:published_time", "datepublished"};

constexpr const char* spaces = " \t\r\n\f";
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool among(const auto& names, string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// Where the end tag of `name` begins at or after `at`; the end of `text` if nowhere.
std::size_t find_end_tag(string_view text, const std::string& name, std::size_t at) {
  while ((at = text.find("</", at)) != string_view::npos && lower(text.substr(at + 2, name.size())) != name) at += 2;
  return std::min(at, text.size());
}

/// `&amp;` and its kind; `text` has no tags.
std::string with_references_resolved(const std::string& text) {
  if (text.find('&') == std::string::npos) return text;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, text.data(), text.size());
  std::string resolved;
  const GumboVector& top = output->root->v.element.children;  // the last is <body>
  const GumboVector& nodes = static_cast<const GumboNode*>(top.data[top.length - 1])->v.element.children;
  for (unsigned i = 0; i < nodes.length; ++i) {
    const auto* node = static_cast<const GumboNode*>(nodes.data[i]);
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) resolved += node->v.text.text;
  }
  gumbo_destroy_output(&options, output);
  return resolved;
}

/// Each run of white space as one space, none after other white space or at the beginning.
void append_folded(std::string& text, string_view part) {
  for (const char c : part) {
    if (!is_space(c))
      text += c;
    else if (!text.empty() && !is_space(text.back()))
      text += ' ';
  }
}

/// `text` where '<' is no tag.
std::string escaped(string_view text) {
  std::string copy;
  for (const char c : text) c == '<' ? void(copy += "&lt;") : append_folded(copy, {&c, 1});
  return copy;
}

/// Past the '>' that ends the tag at `at`, which is none inside a quoted value.
std::size_t find_tag_end(string_view html, std::size_t at) {
  for (char before = '\0'; at < html.size() && html[at] != '>'; ++at) {
    const char c = html[at];
    if ((c == '"' || c == '\'') && before == '=') at = std::min(html.find(c, at + 1), html.size() - 1);
    if (!is_space(c)) before = c;
  }
  return std::min(at + 1, html.size());
}

/// The value of the attribute in `tag`, its first kilobyte at most; empty if there is none.
std::string attribute(string_view tag, string_view name) {
  const std::string names = lower(tag.substr(0, 1024));
  for (std::size_t at = 1; (at = names.find(name, at)) != std::string::npos; at += name.size()) {
    const std::size_t sign = names.find_first_not_of(spaces, at + name.size());
    if (!is_space(names[at - 1]) || sign == std::string::npos || names[sign] != '=') continue;
    const std::size_t begin = std::min(names.find_first_not_of(spaces, sign + 1), names.size() - 1);
    const bool quoted = names[begin] == '"' || names[begin] == '\'';
    const string_view rest = tag.substr(begin + (quoted ? 1 : 0));
    return std::string(rest.substr(0, quoted ? rest.find(names[begin]) : rest.find_first_of(" \t\r\n>")));
  }
  return {};
}

class Scanner {
 public:
  Scanner(string_view html, libsearch::Document& document) : html_(html), document_(document) {}

  void run() {
    while (at_ < html_.size()) html_[at_] == '<' ? markup() : text();
    document_.text = with_references_resolved(text_);
    const std::string title = with_references_resolved(title_.empty() ? heading_ : title_);
    if (document_.title.empty()) document_.title = title;
  }

 private:
  void markup() {
    const string_view rest = html_.substr(at_);
    const bool end = rest.starts_with("</");
    const std::size_t name = end ? 2 : 1;
    if (rest.starts_with("<!--")) return skip_past("-->", at_ + 4);
    if (name < rest.size() && is_letter(rest[name])) return tag(name, end);
    if (end || rest.starts_with("<!") || rest.starts_with("<?")) return skip_past(">", at_ + 1);
    add("&lt;");
    ++at_;
  }

  void skip_past(string_view end, std::size_t from) {
    const std::size_t found = html_.find(end, from);
    at_ = found == string_view::npos ? html_.size() : found + end.size();
  }

  void tag(std::size_t name_begin, bool end) {
    const std::size_t stop = find_tag_end(html_, at_);
    const string_view whole = html_.substr(at_, stop - at_);
    at_ = stop;
    const std::string name = lower(whole.substr(
        name_begin, std::min<std::size_t>(whole.find_first_of(" \t\r\n\f/>", name_begin) - name_begin, 16)));
    if (!end && (name == "html" || name == "meta")) read_attributes(name, whole);
    if (!end && among(raw_elements, name)) return raw_element(name);
    if (among(hidden_elements, name)) return whole.ends_with("/>") ? void() : hide(name, end);
    if (name == "td" || name == "th") return add(" ");
    if (!among(block_elements, name)) return;
    if (name != "br") in_heading_ = name == "h1" && !end && heading_.empty();
    end_line();
  }

  void read_attributes(const std::string& name, string_view tag) {
    if (name == "html" && document_.language.empty()) document_.language = language_at(attribute(tag, "lang"));
    if (name != "meta" || !document_.date.empty()) return;
    for (const char* key : {"name", "property", "itemprop"}) {
      const std::string subject = lower(attribute(tag, key));
      if (among(date_names, subject)) document_.date = date_at(attribute(tag, "content"));
    }
  }

  void raw_element(const std::string& name) {
    const std::size_t end = find_end_tag(html_, name, at_);
    if (name == "title" && title_.empty() && hidden_.empty()) title_ = escaped(html_.substr(at_, end - at_));
    at_ = end;
    if (at_ < html_.size()) skip_past(">", at_);
  }

  /// Inside a hidden element only its own name counts.
  void hide(const std::string& name, bool end) {
    if (hidden_.empty() && !end) hidden_ = name;
    if (name != hidden_) return;
    depth_ += end ? -1 : 1;
    if (depth_ == 0) hidden_.clear();
  }

  void text() {
    const std::size_t end = std::min(html_.find('<', at_), html_.size());
    add(html_.substr(at_, end - at_));
    at_ = end;
  }

  void add(string_view part) {
    if (!hidden_.empty()) return;
    append_folded(text_, part);
    if (in_heading_) append_folded(heading_, part);
  }

  void end_line() {
    if (!hidden_.empty()) return;
    if (text_.ends_with(' ')) text_.pop_back();
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  }

  string_view html_;
  libsearch::Document& document_;
  std::size_t at_ = 0;
  std::string text_, title_, heading_, hidden_;  // with character references as they are
  int depth_ = 0;
  bool in_heading_ = false;
};

}  // namespace

std::string declared_charset(string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  const std::size_t found = head.find("charset");
  const std::size_t begin = found == std::string::npos ? found : head.find_first_not_of(" =\"'", found + 7);
  if (begin == std::string::npos) return {};
  const std::size_t end = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:.", begin);
  return head.substr(begin, std::min<std::size_t>(end - begin, 40));
}

void read_html(string_view text, libsearch::Document& document) { Scanner(text, document).run(); }

}  // namespace lsearch
