#!/bin/sh
# sh build.sh 程序 exercise_inpatient:从“程序”里的 .c 和 .h 编译出 settle,放在这里
set -eu
cp "$1/$2.c" "$1/$2.h" .
printf '#define POLICY %s\n#include "%s.h"\n' "$2" "$2" > policy.h
go build -o settle .
