#!/bin/sh
# sh build.sh 程序 exercise_inpatient:从“程序”里的 .c 和 .h 编译出 librules.so 和几个 .class,放在这里
set -eu
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
cc -O2 -shared -fPIC -I "$java_home/include" -I "$java_home/include/linux" \
    -I "$1" -include "$2.h" -D "POLICY=$2" rules.c "$1/$2.c" -o librules.so
javac -encoding UTF-8 Rules.java Settle.java
