#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Serves an index to searchers on other machines (xapian://HOST:PORT), and the next generation when a rebuild has put it
# in force. For a private network only: whoever reaches the port can read the whole index.
#
#   serve_index.sh INDEX PORT [ADDRESS]      ADDRESS: the one to listen at, 127.0.0.1 if not given
#
# Make the index with `lsearch index --for-servers`.
set -u
index=${1:?usage: serve_index.sh INDEX PORT [ADDRESS]} port=${2:?} address=${3:-127.0.0.1}

# serve GENERATION: in a process group of its own, for xapian-tcpsrv ends its whole group with itself. The shared lock
# keeps the generation from being removed while it is served, as for any reader.
serve() {
  setsid flock --shared --no-fork "$index/$1" \
    xapian-tcpsrv --quiet --interface "$address" --port "$port" "$index/$1/postings" &
  server=$!
}
stop() {
  kill -TERM "$server"
  wait "$server"
} 2>/dev/null

grep -q '^positions: by word$' "$index/$(<"$index/CURRENT")/manifest" ||
  echo "serve_index.sh: $index was made without --for-servers: phrases will be slow" >&2

trap 'stop; exit 0' TERM INT HUP
while serving=$(<"$index/CURRENT"); do
  serve "$serving"
  # Commits are seen by the server itself; a new generation, or a server that has ended, is not.
  while [[ $(<"$index/CURRENT") == "$serving" ]] && kill -0 "$server" 2>/dev/null; do sleep 1 & wait $!; done
  stop
  [[ $(<"$index/CURRENT") != "$serving" ]] || sleep 1 # it ended by itself, perhaps at once
done
