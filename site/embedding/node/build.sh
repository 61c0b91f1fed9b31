#!/bin/sh
# sh build.sh 程序 exercise_inpatient:从“程序”里的 .c 和 .h 编译出 rules.node,放在这里;不用 node-gyp
set -eu
headers=$(node -p 'require("node:path").resolve(process.execPath, "../../include/node")')
cc -O2 -shared -fPIC -I "$headers" \
    -I "$1" -include "$2.h" -D "POLICY=$2" rules.c "$1/$2.c" -o rules.node
