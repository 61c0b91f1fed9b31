#!/bin/sh
# What the Makefile needs from the machine.
#   machine.sh venv DIR       makes a virtual environment with the first Python of 3.11 or later
#   machine.sh tools NAME…    sees that programs are there: node cc java chromium
# What is missing is installed by apt-get where this script may; otherwise it is named in one line as skipped.
# With CI=true a skip that apt-get should have mended is a failure.
set -eu

may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

install() {
    may_install || return 1
    { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "$@"; } >/dev/null 2>&1
}

find_python() {
    for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    echo "需要 Python 3.11 或更高版本,请先安装 / Python 3.11 or later is needed (PYTHON=/path/to/python make …)" >&2
    return 1
}

make_venv() {
    python=$(find_python)
    # Debian ships venv without ensurepip unless python3-venv is there.
    "$python" -c 'import ensurepip' 2>/dev/null || install python3-venv || {
        echo "$python 缺少 ensurepip,请先安装 python3-venv / $python has no ensurepip: install python3-venv" >&2
        return 1
    }
    "$python" -m venv --clear "$1"
}

package_of() {
    case $1 in
        node) echo nodejs ;;
        cc) echo gcc libc6-dev ;;
        java) echo default-jre-headless ;;
        chromium) echo chromium ;;
        *) echo "machine.sh: unknown tool $1" >&2; return 2 ;;
    esac
}

see_tool() {
    packages=$(package_of "$1") || return
    # shellcheck disable=SC2086 # one tool may be several packages
    if command -v "$1" >/dev/null || install $packages; then return 0; fi
    echo "跳过 / skipped: 缺少 $1,需要它的测试不运行 / no $1, tests that need it do not run"
    if [ "${CI:-}" = true ] && may_install; then return 1; fi
}

case ${1:-} in
    venv) make_venv "$2" ;;
    tools) shift; status=0; for tool; do see_tool "$tool" || status=$?; done; exit $status ;;
    *) echo "usage: machine.sh venv DIR | tools NAME…" >&2; exit 2 ;;
esac
