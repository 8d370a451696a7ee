# Starts Volley in a JVM, for the scripts that source this: $java, $jar and, if there is one, $cache say with what. POSIX sh.

# How many processes of a step share this node: Slurm lists 16(x2),1 for 16 on the first two nodes and 1 on the third.
tasks_of_node() {
  node=${SLURM_NODEID:-0}
  most=1
  for part in $(echo "$1" | tr ',' ' '); do
    tasks=${part%%[!0-9]*}
    case $part in
      *x*) nodes=${part##*x} nodes=${nodes%%[!0-9]*} ;;
      *) nodes=1 ;;
    esac
    [ "$node" -ge "$nodes" ] || {
      echo "$tasks"
      return
    }
    node=$((node - nodes))
    [ "$tasks" -le "$most" ] || most=$tasks
  done
  echo "$most"
}

# Processes that an MPI launcher starts on one host share its memory.
here=${OMPI_COMM_WORLD_LOCAL_SIZE:-${MPI_LOCALNRANKS:-$(tasks_of_node "${SLURM_STEP_TASKS_PER_NODE:-1}")}}
[ "$here" -gt 0 ] 2>/dev/null || here=1
hundredths=$((8500 / here > 0 ? 8500 / here : 1))
heap_percent=$((hundredths / 100)).$((hundredths / 10 % 10))$((hundredths % 10))

# Nearly all of the heap are tables that stay: a small young generation and the serial collector leave the least beside
# them. Without a performance file, without code of its own for each method that reflection calls, and with its archive of
# classes at the address that it was made for, the JVM starts sooner. Its compiler shares the cores with the run: let it
# compile a kernel once, not into each caller, and peel no loops.
jvm="-XX:+UseSerialGC -Xmn24m -XX:MaxRAMPercentage=$heap_percent -XX:-UsePerfData"
jvm="$jvm -Djdk.reflect.useNativeAccessorOnly=true -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
jvm="$jvm -XX:FreqInlineSize=36 -XX:-PartialPeelLoop"

# Java reads paths and arguments in the locale's encoding, and takes all letters but ASCII's for ? where there is none.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  "" | C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

# Its number, if an MPI launcher has started this process.
rank=${OMPI_COMM_WORLD_RANK:-${PMI_RANK:-${PMIX_RANK:-}}}
if [ -z "$rank" ] && [ "${SLURM_STEP_NUM_TASKS:-1}" != 1 ]; then rank=${SLURM_PROCID:-}; fi

die() {
  echo "volley: $*" >&2
  exit 1
}

# A short run lets the JVM note which classes to load, so that later runs start fast. Volley works without. Profiles of
# methods are left out: loops that are compiled by those of another network are slower, and compiled twice.
train() {
  draft=$1.$$
  # shellcheck disable=SC2086
  "$java" $jvm -XX:+IgnoreUnrecognizedVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput="$draft" -jar "$jar" \
    run brunel --order 1000 --simtime 500 --transport local --threads 2 --out "$draft.run" --quiet >"$draft.log" 2>&1 &&
    [ -f "$draft" ] && mv "$draft" "$1" || true
  rm -rf "$draft" "$draft.run" "$draft.log"
}

# A kernel is called thousands of times with thousands of turns of its loop: compile it whole at its first calls, not its
# running loop first. Methods of the JDK and libraries mostly run to start, and have to run five times as long as usual before
# they are compiled, so that Volley's own need not wait for them. Volley's take half of the usual calls, and those of an
# exchange, which have short loops and are called once or a few times an interval, a quarter: the scale of a method is
# multiplied with that of all, and the last that is given counts.
volley_first="-XX:Tier4MinInvocationThreshold=1 -XX:CompileThresholdScaling=5 -XX:CompileCommand=quiet"
volley_first="$volley_first -XX:CompileCommand=CompileThresholdScaling,volley.*::*,0.1"
volley_first="$volley_first -XX:CompileCommand=CompileThresholdScaling,volley.exchange.*::*,0.05"

# Ranks of MPI have a core each, which their compilers want, too: one that goes on meanwhile, with slow code, has the others
# wait for it.
compile_first="-XX:CompileCommand=BackgroundCompilation,volley.*::*,false"

# A cache of another JVM is ignored, without a word; one of another jar may not be.
# shellcheck disable=SC2086
start() {
  set -f # no option is a pattern of files' names
  cached=
  [ ! -f "${cache:-}" ] || cached="-XX:AOTCache=$cache"
  exec ${default_signals:-} "$java" ${cached:+"$cached" "-Xlog:aot*=off" "-Xlog:cds*=off"} $jvm $volley_first ${rank:+$compile_first} ${VOLLEY_JVM:-} -jar "$jar" "$@"
}

# A rank that was killed, as by a host short of memory, cannot say so itself, and not every MPI launcher names it. What a
# shell runs in the background ignores Ctrl-C; where env cannot undo that, the JVM is told to terminate instead.
start_rank() {
  interrupt=TERM
  if env --default-signal=INT true 2>/dev/null; then
    default_signals="env --default-signal=INT"
    interrupt=INT
  fi
  (start "$@") &
  java_pid=$!
  interrupted=
  trap 'kill -HUP $java_pid 2>/dev/null' HUP
  trap 'kill -TERM $java_pid 2>/dev/null' TERM
  trap 'interrupted=1; kill -$interrupt $java_pid 2>/dev/null' INT
  # A signal interrupts the wait.
  while
    status=0
    wait "$java_pid" || status=$?
    kill -0 "$java_pid" 2>/dev/null
  do :; done
  case $status in
    134 | 135 | 136 | 137 | 139) echo "volley: rank $rank failed: killed by signal $((status - 128))" >&2 ;;
    143) [ -z "$interrupted" ] || status=130 ;;
  esac
  exit "$status"
}

run_volley() {
  # Java cannot tell whether standard error is a terminal, nor how wide.
  if [ -t 2 ]; then
    size=$(stty size <&2 2>/dev/null) || size="24 80"
    jvm="$jvm -Dvolley.columns=${size#* }"
  fi
  if [ -n "$rank" ]; then start_rank "$@"; else start "$@"; fi
}
