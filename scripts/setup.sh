# shellcheck shell=bash
# What ./run and ./check share: system packages, the Python environment, the front-end files.
# Each part leaves a stamp of what it was made from, so that a second start skips it.
set -euo pipefail
# Without .pyc files every process would spend seconds on reading WeasyPrint alone.
unset PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
stamp_of() { cat "$@" | sha256sum | cut -d' ' -f1; }
is_stamped() { [[ -f $1 && $(<"$1") == "$2" ]]; }

# --- system packages ---------------------------------------------------------------------------------

python_works() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  local name
  for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && python_works "$name"; then PYTHON=$name; return; fi
  done
  return 1
}

# system_packages package...: installs those that are missing, or says how to and ends.
system_packages() {
  local wanted=("$@") missing=() package line as_root
  find_python || wanted+=(python3 python3-venv)
  if ! command -v dpkg-query >/dev/null; then
    find_python || stop "Please install Python 3.11 or later with its venv module."
    say "This is not Debian; please see that these are installed: ${wanted[*]}"
    return
  fi
  for package in "${wanted[@]}"; do
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  if ((${#missing[@]})); then
    line="apt-get install --yes --no-install-recommends ${missing[*]}"
    if ((EUID == 0)); then install_as ''
    elif command -v sudo >/dev/null && sudo --non-interactive true 2>/dev/null; then install_as sudo
    else
      command -v sudo >/dev/null && as_root='sudo sh -c' || as_root='su --command'
      stop "Some system packages are missing. Please run this line, then this command again:"$'\n'"  $as_root 'apt-get update && $line'"
    fi
  fi
  find_python || stop "Python 3.11 or later is needed; this machine offers $(python3 --version 2>/dev/null || echo none)."
}

# Uses $line and $missing of its caller; apt talks a lot, and is heard only when it fails.
install_as() {
  local log
  log=$(mktemp)
  say "Installing system packages: ${missing[*]}"
  # The words of $line are apart on purpose.
  # shellcheck disable=SC2086
  if ! { $1 apt-get update && $1 env DEBIAN_FRONTEND=noninteractive $line; } >"$log" 2>&1; then
    cat "$log" >&2
    stop "The system packages could not be installed; the lines above say why."
  fi
  rm "$log"
}

# --- Python ------------------------------------------------------------------------------------------

# python_environment runtime|dev: the exact packages of requirements/$1.txt, by their hashes.
python_environment() {
  local stamp
  stamp=$(stamp_of requirements/runtime.txt requirements/dev.txt <("$PYTHON" --version))
  # What the checks need contains what the portal needs.
  if is_stamped .venv/.stamp-dev "$stamp" || is_stamped ".venv/.stamp-$1" "$stamp"; then return; fi
  say "Installing Python packages …"
  [[ -x .venv/bin/python ]] && python_works .venv/bin/python || "$PYTHON" -m venv --clear .venv
  .venv/bin/python -m pip install --quiet --require-hashes --requirement "requirements/$1.txt"
  echo "$stamp" >".venv/.stamp-$1"
}

# --- front-end files ---------------------------------------------------------------------------------

front_end() {
  local stamp
  stamp=$(stamp_of package-lock.json scripts/vendor.py scripts/icons.txt)
  is_stamped static/vendor/.stamp "$stamp" && return
  say "Fetching front-end files …"
  if ! command -v npm >/dev/null; then
    [[ -x .node/bin/npm ]] || { "$PYTHON" -m venv .node && .node/bin/python -m pip install --quiet --require-hashes --requirement requirements/node.txt; }
    PATH=$PWD/.node/bin:$PATH
  fi
  npm ci --ignore-scripts --loglevel=error >&2
  "$PYTHON" scripts/vendor.py >&2
  echo "$stamp" >static/vendor/.stamp
}

# --- words -------------------------------------------------------------------------------------------

words() {
  local source=locale/id/LC_MESSAGES/django.po
  [[ ! -f $source || ${source%.po}.mo -nt $source ]] || .venv/bin/pybabel --quiet compile --domain=django --directory=locale
}

# set_up runtime|dev package...
set_up() {
  local what=$1 fetching; shift
  system_packages ca-certificates fonts-dejavu-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 "$@"
  # Both wait for the network most of the time, so they wait together.
  front_end & fetching=$!
  python_environment "$what"
  wait "$fetching" || stop "The front-end files could not be fetched; the lines above say why."
  words
}
