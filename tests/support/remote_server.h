// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

namespace test {

/// A listening socket on a free port of the loopback interface: it takes connections and never answers, until it is
/// destroyed.
class SilentServer {
 public:
  SilentServer() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(socket_, 8) != 0 ||
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no port to listen on");
    port_ = ntohs(address.sin_port);
  }
  ~SilentServer() { ::close(socket_); }
  SilentServer(const SilentServer&) = delete;
  SilentServer& operator=(const SilentServer&) = delete;

  unsigned port() const { return port_; }
  std::string place() const { return "xapian://127.0.0.1:" + std::to_string(port_); }

 private:
  int socket_;
  unsigned port_ = 0;
};

/// The directory of the database that is in force in an index.
inline std::filesystem::path postings_in_force(const std::filesystem::path& index) {
  std::string generation;
  std::ifstream(index / "CURRENT") >> generation;
  return index / generation / "postings";
}

/// A xapian-tcpsrv of an index, on a free port of the loopback interface.
class RemoteServer {
 public:
  /// Serves what is in force now; `port` 0: a free one.
  explicit RemoteServer(const std::filesystem::path& index, unsigned port = 0)
      : port_(port != 0 ? port : SilentServer().port()) {
    const std::string database = postings_in_force(index);
    const std::string number = std::to_string(port_);
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);  // it reports each connection that was cut
      ::setpgid(0, 0);                                       // it ends its whole process group when it is told to end
      ::execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", number.c_str(),
               database.c_str(), nullptr);
      ::_exit(127);
    }
    wait_until_it_listens();
  }
  ~RemoteServer() { stop(); }
  RemoteServer(const RemoteServer&) = delete;
  RemoteServer& operator=(const RemoteServer&) = delete;

  /// Ends the server and its connections.
  void stop() {
    if (process_ < 0) return;
    signal(SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
  }
  /// To the server and the processes of its connections: SIGSTOP makes them silent.
  void signal(int number) { ::kill(-process_, number); }

  unsigned port() const { return port_; }
  std::string place() const { return "xapian://127.0.0.1:" + std::to_string(port_); }

 private:
  void wait_until_it_listens() {
    using namespace std::chrono_literals;
    for (int tries = 0; tries < 500 && ::waitpid(process_, nullptr, WNOHANG) == 0; ++tries) {
      if (accepts_connections()) return;
      std::this_thread::sleep_for(10ms);
    }
    throw std::runtime_error("xapian-tcpsrv (package xapian-tools) does not start");
  }

  bool accepts_connections() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    const bool connected = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
  }

  unsigned port_;
  pid_t process_ = -1;
};

}  // namespace test
