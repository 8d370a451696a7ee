# Finds a JDK for the scripts beside this file, which source it. POSIX sh.

jdk_version=25
no_jdk="no JDK $jdk_version or later found in JAVA_HOME, on PATH or in /usr/lib/jvm: get one from \
https://adoptium.net, or by apt-get install temurin-$jdk_version-jdk or openjdk-$jdk_version-jdk, and set JAVA_HOME"

# Whether a folder holds a JDK, not just a JRE, that is new enough. Reads a file rather than starting a JVM.
is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    value=${value%%[!0-9]*}
    [ "$value" -ge "$jdk_version" ] 2>/dev/null
    return
  done <"$1/release"
  return 1
}

# Sets jdk to the folder of the first that fits.
find_jdk() {
  on_path=$(command -v java) && on_path=$(readlink -f -- "$on_path") || on_path=
  for jdk in "${JAVA_HOME:-}" "${on_path%/bin/java}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    is_jdk "$jdk" && return 0
  done
  return 1
}
