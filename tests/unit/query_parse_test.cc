// SPDX-License-Identifier: GPL-2.0-or-later
// What a question is read as: tables of {what is typed, the tree as printed}.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <libsearch/error.h>
#include <libsearch/query.h>

using libsearch::ErrorCode;
using libsearch::Match;
using libsearch::parse_query;
using libsearch::Query;
using libsearch::to_string;

namespace {

struct Row {
  std::string_view question;
  std::string_view tree;
};

void check(const std::vector<Row>& rows, Match match = Match::any) {
  for (const Row& row : rows) {
    CAPTURE(row.question);
    CHECK_EQ(to_string(parse_query(row.question, match)), row.tree);
  }
}

struct Mistake {
  std::string_view question;
  std::size_t position;
};

void check_mistakes(const std::vector<Mistake>& rows) {
  for (const Mistake& row : rows) {
    CAPTURE(row.question);
    try {
      FAIL_CHECK("read as " << to_string(parse_query(row.question)));
    } catch (const libsearch::Error& error) {
      CHECK(error.code() == ErrorCode::bad_query);
      CHECK_EQ(error.position(), row.position);
      CHECK_FALSE(error.hint().empty());
    }
  }
}

}  // namespace

TEST_CASE("words stand beside each other") {
  check({{"erdogan", "erdogan"},
         {"Erdoğan putin", "(any Erdoğan putin)"},
         {"  S-400   Erdoğan'ın ", "(any S-400 Erdoğan'ın)"},
         {"", "()"}});
  check({{"Erdoğan putin", "(all Erdoğan putin)"}, {"a -b", "(all a (not b))"}, {"a b OR c d", "(all a (any b c) d)"}},
        Match::all);
}

TEST_CASE("initials with a space between are one word") {
  check({{"R. T. Rybak", "(any R.\\ T Rybak)"},
         {"J. R. R. Tolkien +x", "(any J.\\ R.\\ R Tolkien (must x))"},
         {"John F. Kennedy", "(any John F Kennedy)"},
         {"+R. T. x", "(any (must R.\\ T) x)"},
         {"R. (T.) V. \"W.\" 5. 6. X. Y", "(any R T V W 5 6 X Y)"}});
  check({{"\"by R. T. Rybak\"", "\"by R.\\ T Rybak\""},
         {"\"Путин\u00A0В.\u00A0В.\"", "\"Путин В.\u00A0В\""},
         {"\"R.  T. 5. 6. R T. F. Kennedy X.\"", "\"R T 5 6 R T.\\ F Kennedy X\""},
         {"\"R. T.\"", "\"R.\\ T\""}});
}

TEST_CASE("a star by itself asks for all documents, where nothing else is asked for") {
  check({{"*", "*"},
         {"* -erdogan", "(all (not erdogan) *)"},
         {"* AND NOT (erdogan OR putin)", "(all * (not erdogan) (not putin))"},
         {"* NOT ERDOGAN", "(all (not ERDOGAN) *)"},
         {"(*) -title:mit", "(all (not title:mit) *)"},
         {"* language:ru -mit", "(all (not mit) language:ru)"},
         {"* OR erdogan", "(any * erdogan)"},
         {"* * *", "*"}});
  check({{"*", "*"}, {"* -erdogan", "(all (not erdogan) *)"}}, Match::all);
}

TEST_CASE("a star beside words, in quotes, or with something before or behind it, is none that asks") {
  check({{"4 * 5", "(any 4 5)"},
         {"* item one * item two", "(any item one two)"},
         {"erdogan *", "erdogan"},
         {"\"*\" ** +* -* =* *:* *.* *,", "()"},
         {"title:*", "title\\:\\*"}});
}

TEST_CASE("initials that a name follows without a space are a word beside it") {
  check({{"J.R.R.Tolkien", "(any J.R.R Tolkien)"},
         {"В.В.Путин, в.в.путин!", "(any В.В Путин в.в путин)"},
         {"U.S.Army-led", "(any U.S Army-led)"},
         {"+J.R.R.Tolkien title:J.R.R.Tolkien", "(any (must J.R.R.Tolkien) title:J.R.R.Tolkien)"},
         {"U.S.A. e.g. a.b.example.com example.com v.2.0 В.Путин",
          "(any U.S.A e.g a.b.example.com example.com v.2.0 В.Путин)"}});
}

TEST_CASE("quotes of all kinds make a phrase") {
  check({{"\"euphrates shield\"", "\"euphrates shield\""},
         {"“fırat kalkanı”", "\"fırat kalkanı\""},
         {"„Recep Tayyip“ »Recep Tayyip« «Recep Tayyip» ”Recep Tayyip”", "\"Recep Tayyip\""},
         {"\"Доктора Кто» сериал", "(any \"Доктора Кто\" сериал)"},
         {"\"a\"b \"c d\"e", "(any a b \"c d\" e)"},
         {"\"the shield, of 2016!\"", "\"the shield of 2016\""},
         {"\"AND (not) -this title:x*\"", "\"AND \\(not\\) -this title\\:x\\*\""}});
}

TEST_CASE("quotes around one word are left out where they say nothing") {
  check({{"\"Erdoğan\"", "Erdoğan"}, {"\"S-400\"", "\"S-400\""}, {"如何理解“色素体”？", "(any 如何理解 \"色素体\")"}});
}

TEST_CASE("a straight quote between letters is a part of the word") {
  check({{"צה\"ל", "צה\\\"ל"},
         {"\"נשיא ארה\"ב\" x", "(any \"נשיא ארה\\\"ב\" x)"},
         {"什么是\"鱼缸\"头盔", "(any 什么是 \"鱼缸\" 头盔)"}});
}

TEST_CASE("signs require and take away") {
  check({{"erdogan +\"euphrates shield\" -title:=mit", "(any erdogan (must \"euphrates shield\") (not title:=mit))"},
         {"+a +b", "(all a b)"},
         {"erdogan -mit", "(all erdogan (not mit))"},
         {"-(a b) c", "(all (not a) (not b) c)"},
         {"-\"a phrase\" foo", "(all (not \"a phrase\") foo)"},
         {"a+b e-mail C++ 1E+02 (a)-b", "(any a+b e-mail C++ 1E+02 a -b)"}});
}

TEST_CASE("operators bind in the order NEAR, NOT, AND, OR, nothing") {
  check({{"erdogan AND putin", "(all erdogan putin)"},
         {"erdogan OR putin", "(any erdogan putin)"},
         {"a AND b OR c AND d", "(any (all a b) (all c d))"},
         {"a AND (b OR c) AND d", "(all a (any b c) d)"},
         {"recep tayyip AND putin", "(any recep (must tayyip) (must putin))"},
         {"erdogan NOT mit turkey", "(any erdogan (not mit) turkey)"},
         {"a AND NOT b", "(all a (not b))"},
         {"a AND NOT b NEAR c", "(all a (not (near/10 b c)))"},
         {"a OR b NEAR c", "(any a (near/10 b c))"},
         {"a OR (b -c)", "(any a (all b (not c)))"}});
}

TEST_CASE("NEAR joins words") {
  check({{"s400 NEAR/5 russia", "(near/5 s400 russia)"},
         {"a NEAR/3 b NEAR/5 c", "(near/5 a b c)"},
         {"-a NEAR b c", "(all (not (near/10 a b)) c)"},
         {"title:a NEAR =b", "(near/10 title:a title:=b)"},
         {"title:(a NEAR b)", "(near/10 title:a title:b)"},
         {"(a b) NEAR c", "(any a b NEAR c)"},
         {"title:a NEAR author:b", "(any title:a NEAR author:b)"}});
  const Query near = parse_query("title:a NEAR b");
  CHECK_EQ(near.field, "title");
}

TEST_CASE("NOT twice is no NOT, and NOT alone is nothing") {
  check({{"NOT mit", "()"},
         {"-a -b", "()"},
         {"a NOT NOT b", "(any a b)"},
         {"a NOT NOT NOT b", "(all a (not b))"},
         {"-(-a -b)", "(any a b)"},
         {"x (-a -b)", "(all x (not a) (not b))"},
         {"x OR (NOT y)", "(all x (not y))"}});
}

TEST_CASE("fields hold for a word, a phrase or a group") {
  check({{"title:erdogan", "title:erdogan"},
         {"title:\"euphrates shield\"", "title:\"euphrates shield\""},
         {"title:(a b author:c)", "(any title:a title:b author:c)"},
         {"+title:=mit x", "(any (must title:=mit) x)"},
         {"x-y_z.1:erdogan", "x-y_z.1:erdogan"},
         {"title:(a \"b c\" dd*)", "(any title:a title:\"b c\" title:dd*)"}});
}

TEST_CASE("what only looks like a field is a word") {
  check({{"http://x.org/a?b=c", "http\\://x.org/a?b=c"},
         {"12:30", "12\\:30"},
         {"C:\\x", "C\\:\\\\x"},
         {"c:/windows", "c\\:/windows"},
         {"Re: foo", "(any Re foo)"},
         {"std::vector", "std\\:\\:vector"},
         {"field: \"x y\"", "(any field \"x y\")"},
         {"title:", "title"},
         {":x :-)", "x"}});
}

TEST_CASE("spellings are set for a word, a phrase or a group") {
  check({{"=Erdoğan ~erdogan", "(any =Erdoğan ~erdogan)"},
         {"=\"a b\" ~(c \"d e\" =f)", "(any =\"a b\" ~c ~\"d e\" =f)"},
         {"1=1 = ~ ~/x", "(any 1=1 \\~/x)"}});
  CHECK(parse_query("=\"a b\"").children.at(0).spelling == Query::Spelling::exact);
}

TEST_CASE("a star at the end of a word makes a prefix") {
  check({{"erdo*", "erdo*"},
         {"title:=Erdo*, x", "(any title:=Erdo* x)"},
         {"王五*", "王五*"},
         {"a* A* search", "(any a\\* search)"},
         {"**bold** 2*3 * x-*", "(any **bold*\\* 2*3 x-\\*)"}});
}

TEST_CASE("dates and ranges") {
  check({{"date:2016", "date:2016..2016"},
         {"date:2016-10", "date:2016-10..2016-10"},
         {"date:2016-10-01..2016-11-30", "date:2016-10-01..2016-11-30"},
         {"date:2016-10..", "date:2016-10.."},
         {"date:..2016, x", "(all x date:..2016)"},
         {"date:2016-10..2016", "date:2016-10..2016"},
         {"date:2016-02-29", "date:2016-02-29..2016-02-29"},
         {"date:\"2016\"", "date:2016..2016"},
         {"price:10..20 price:-5..5", "(all price:10..20 price:-5..5)"},
         {"title:wait... title:a..b..c", "(any title:wait title:a.\\.b.\\.c)"},
         {"path:a/../b ..5 5..6", "(any path:a/.\\./b .\\.5 5.\\.6)"}});
}

TEST_CASE("dates, ranges, languages and ids select from what is beside them") {
  check({{"erdogan putin date:2016", "(all (any erdogan putin) date:2016..2016)"},
         {"+a b -c date:2016", "(any (must a) b (not c) (must date:2016..2016))"},
         {"a date:2015 OR date:2016", "(all a (any date:2015..2015 date:2016..2016))"},
         {"a date:(2015 2016)", "(all a (any date:2015..2015 date:2016..2016))"},
         {"a language:(tr ru)", "(all a (any language:tr language:ru))"},
         {"a OR date:2016", "(any a date:2016..2016)"},
         {"a b -language:tr", "(any a b (not language:tr))"},
         {"id:\"my file.txt\" id:../a id:/b", "(all id:my\\ file.txt id:.\\./a id:/b)"}});
  check({{"a language:(tr ru)", "(all a (any language:tr language:ru))"}}, Match::all);
}

TEST_CASE("operators that can only be mistakes are refused where they stand") {
  check_mistakes({{"x date:2016-13-45", 7},
                  {"date:tomorrow", 5},
                  {"date:2015-02-29", 5},
                  {"date:(2016 soon)", 11},
                  {"date:\"x y\"", 6},
                  {"x date:>2016", 7},
                  {"-Date:<=2016-10", 6},
                  {"date:2017..2016", 5},
                  {"date:2017-01..2016", 5},
                  {"pages:10..9", 6},
                  {"a NEAR/0 b", 2},
                  {"a NEAR/3 (b c)", 2},
                  {"title:a NEAR/3 text:b", 8}});
}

TEST_CASE("a question all in Latin capitals is a headline, unless something in it is typed for a search only") {
  check({{"TURKEY AND RUSSIA AGREE", "(any TURKEY AND RUSSIA AGREE)"},
         {"MIT AND CIA", "(any MIT AND CIA)"},
         {"TÜRKİYE OR ŁÓDŹ 2016", "(any TÜRKİYE OR ŁÓDŹ 2016)"},
         {"THE USE OF (TWO) FORCES AND MEN", "(any THE USE OF TWO FORCES AND MEN)"},
         {"THE \"SHIELD\" IS UP AND READY", "(any THE SHIELD IS UP AND READY)"},
         {"mit AND CIA", "(all mit CIA)"},
         {"TÜRKİYE AND ŁóDŹ", "(all TÜRKİYE ŁóDŹ)"},
         {"(MIT OR CIA) AND FETO", "(all (any MIT CIA) FETO)"},
         {"MIT AND \"EUPHRATES SHIELD\"", "(all MIT \"EUPHRATES SHIELD\")"},
         {"+MIT OR CIA", "(any (must MIT) CIA)"},
         {"title:MIT AND CIA", "(all title:MIT CIA)"},
         {"MIT NEAR/3 CIA", "(near/3 MIT CIA)"},
         {"埃尔多安 AND 普京", "(all 埃尔多安 普京)"},
         {"ПУТИН AND ЭРДОГАН", "(all ПУТИН ЭРДОГАН)"}});
}

TEST_CASE("equal parts are kept once, at the strictest they ask for") {
  check({{"a a A \"b c\" \"b c\" a", "(any a \"b c\")"},
         {"a +a b", "(any (must a) b)"},
         {"a =a a*", "(any a =a a\\*)"},
         {"(a AND b) OR (a AND b)", "(all a b)"},
         {"a -a", "(all a (not a))"}});
}

TEST_CASE("groups that change nothing are dissolved") {
  check({{"((((a) b) c) d)", "(any a b c d)"},
         {"((a AND b) AND c) AND d", "(all a b c d)"},
         {"(a -b) AND c", "(all a (not b) c)"},
         {"a () b", "(any a b)"},
         {"((\"a b\"))", "\"a b\""},
         {"a AND ()", "a"}});
}

TEST_CASE("parts know the bytes they were read from") {
  const Query tree = parse_query("  Erdoğan, +title:=mit \"a b\"");
  REQUIRE_EQ(tree.children.size(), 3);
  const std::string_view question = "  Erdoğan, +title:=mit \"a b\"";
  const auto part = [&](const Query& query) { return question.substr(query.begin, query.end - query.begin); };
  CHECK_EQ(part(tree.children[0]), "Erdoğan");
  CHECK_EQ(part(tree.children[1]), "title:=mit");
  CHECK_EQ(part(tree.children[2]), "\"a b\"");
  CHECK_EQ(part(tree.children[2].children[1]), "b");
}

TEST_CASE("what was typed cannot imitate the notation it is printed in") {
  Query word;
  word.kind = Query::Kind::word;
  for (const auto& [text, printed] : std::vector<std::pair<std::string, std::string>>{
           {"(any a b)", "\\(any\\ a\\ b\\)"},
           {"\"a\"", "\\\"a\\\""},
           {"t:=x*", "t\\:=x\\*"},
           {"=x", "\\=x"},
           {"", "\\e"},
           {"\x1b[31m\xff\xe2\x80\xae", "\\x1b[31m\\xff\\xe2\\x80\\xae"}}) {
    word.text = text;
    CHECK_EQ(to_string(word), printed);
  }
}

namespace {

// A document is the set of the letters a to d; a tree and a formula must agree on all sixteen.
bool matches(const Query& query, unsigned document) {
  if (query.kind == Query::Kind::word) return ((document >> (query.text[0] - 'a')) & 1U) != 0;
  bool any = false;
  bool required = false;
  for (const Query& child : query.children) {
    const bool hit = matches(child, document);
    if (child.occur == Query::Occur::must_not && hit) return false;
    if (child.occur == Query::Occur::must && !hit) return false;
    required = required || child.occur == Query::Occur::must;
    any = any || (child.occur == Query::Occur::should && hit);
  }
  return required || any;
}

struct Formula {
  std::string text;
  unsigned truth = 0;  ///< bit d: holds for document d
};

Formula random_formula(std::mt19937& random, int depth) {
  if (depth == 0 || random() % 4 == 0) {
    const unsigned letter = random() % 4;
    Formula leaf{std::string(1, static_cast<char>('a' + letter))};
    for (unsigned document = 0; document < 16; ++document) leaf.truth |= ((document >> letter) & 1U) << document;
    return leaf;
  }
  const Formula left = random_formula(random, depth - 1);
  const Formula right = random_formula(random, depth - 1);
  switch (random() % 4) {
    case 0:
      return {"(" + left.text + " OR " + right.text + ")", left.truth | right.truth};
    case 1:
      return {"(" + left.text + " " + right.text + ")", left.truth | right.truth};
    case 2:
      return {"(" + left.text + " AND " + right.text + ")", left.truth & right.truth};
    default:
      return {"(" + left.text + " AND NOT " + right.text + ")", left.truth & ~right.truth};
  }
}

}  // namespace

TEST_CASE("questions in parentheses mean what Boolean algebra says") {
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    const Formula formula = random_formula(random, 5);
    const Query tree = parse_query(formula.text);
    CAPTURE(formula.text);
    CAPTURE(to_string(tree));
    for (unsigned document = 0; document < 16; ++document) {
      REQUIRE_EQ(matches(tree, document), ((formula.truth >> document) & 1U) != 0);
    }
  }
}
