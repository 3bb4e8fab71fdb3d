#!/bin/sh
# closure.sh FOLDER PROGRAM...: copies programs, with the shared libraries that they need, into a folder that can then be
# an image of its own. Links are followed: each file arrives under the name that it is asked for by.
set -eu
target=$1
shift
copy() {
  mkdir -p "$target$(dirname "$1")"
  cp -L "$1" "$target$1"
}
for program in "$@"; do
  copy "$program"
  for library in $(ldd "$program" | grep -oE '/[^ ]+'); do copy "$library"; done
done
