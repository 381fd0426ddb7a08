// SPDX-License-Identifier: GPL-2.0-or-later
// SQLite FTS5 with its default tokenizer, the text stored in it, in one transaction.
#include <sqlite3.h>

#include <stdexcept>

#include "engines/engine.h"

namespace bench {
namespace {

class Connection {
 public:
  explicit Connection(const std::filesystem::path& file) { check(sqlite3_open(file.c_str(), &handle_)); }
  ~Connection() { sqlite3_close(handle_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void execute(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
  void check(int status) const {
    if (status != SQLITE_OK && status != SQLITE_ROW && status != SQLITE_DONE)
      throw std::runtime_error(sqlite3_errmsg(handle_));
  }
  sqlite3* get() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class Statement {
 public:
  Statement(Connection& connection, const char* sql) : connection_(connection) {
    connection.check(sqlite3_prepare_v2(connection.get(), sql, -1, &handle_, nullptr));
  }
  ~Statement() { sqlite3_finalize(handle_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int number, const std::string& value) {
    connection_.check(
        sqlite3_bind_text(handle_, number, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT));
  }
  bool step() {
    const int status = sqlite3_step(handle_);
    connection_.check(status);
    return status == SQLITE_ROW;
  }
  void reset() { sqlite3_reset(handle_); }

 private:
  Connection& connection_;
  sqlite3_stmt* handle_ = nullptr;
};

constexpr const char* insertion = "INSERT INTO texts(id, title, text) VALUES(?, ?, ?)";

void add(Statement& insert, const Text& text) {
  insert.bind(1, text.id);
  insert.bind(2, text.title);
  insert.bind(3, text.text);
  insert.step();
  insert.reset();
}

class SqliteEngine : public Engine {
 public:
  void build(TextReader& texts, const std::filesystem::path& index) override {
    std::filesystem::remove(index);
    Connection connection(index);
    connection.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, text); BEGIN");
    Statement insert(connection, insertion);
    for (Text text; texts.next(text);) add(insert, text);
    connection.execute("COMMIT");
  }

  void update(const std::filesystem::path& index, const std::vector<Text>& texts) override {
    Connection connection(index);
    connection.execute("BEGIN");
    Statement insert(connection, insertion);
    for (const auto& text : texts) add(insert, text);
    connection.execute("COMMIT");
  }

  void open(const std::filesystem::path& index) override {
    connection_ = std::make_unique<Connection>(index);
    select_ =
        std::make_unique<Statement>(*connection_, "SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 10");
  }

  std::size_t ask(const Question& question) override {
    select_->bind(1, match_of(question));
    std::size_t hits = 0;
    while (select_->step()) ++hits;
    select_->reset();
    return hits;
  }

 private:
  static std::string match_of(const Question& question) {
    const std::string_view joint = question.kind == Kind::any   ? "\" OR \""
                                   : question.kind == Kind::all ? "\" AND \""
                                                                : " ";
    std::string match = "\"";
    for (const auto& word : question.words) {
      if (match.size() > 1) match += joint;
      match += word;
    }
    return match += question.kind == Kind::prefix ? "\" *" : "\"";
  }

  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Statement> select_;
};

}  // namespace

std::unique_ptr<Engine> make_engine() { return std::make_unique<SqliteEngine>(); }

}  // namespace bench
