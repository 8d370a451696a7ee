package volley.exchange.nativempi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import volley.exchange.Communicator;
import volley.exchange.Reduction;
import volley.exchange.TimeLimit;
import volley.exchange.TransportException;

/**
 * The processes of an MPI job, one member each. Only the thread that joined the job may use it, except for
 * {@link #abort}, which any thread may call. Values are copied to and from memory outside the heap: to let the library
 * at the heap would stop the garbage collector for as long as another process is late.
 */
public final class NativeMpi implements Communicator {
    /** The environment variable that names the library, for an MPI that goes by another name or stands elsewhere. */
    public static final String LIBRARY_VARIABLE = "VOLLEY_MPI_LIBRARY";

    private final MpiLibrary library;
    private final JobEnd jobEnd;
    private final int rank;
    private final int size;
    private final GrowingBuffer sent = new GrowingBuffer();
    private final GrowingBuffer received = new GrowingBuffer();

    private NativeMpi(MpiLibrary library) {
        this.library = library;
        rank = library.rank();
        size = library.size();
        jobEnd = new JobEnd(library, rank);
    }

    /**
     * Joins the job that an MPI launcher has started; without a launcher, a job of this process alone.
     *
     * @param environment where the launcher left its traces
     * @param libraryName name or path of the MPI library; if none, {@value #LIBRARY_VARIABLE} and then the launcher
     *     decide
     * @param limit how long to wait for the job's other processes, until this one says so and ends
     * @throws TransportException if no library can be loaded, or the library is not the launcher's
     */
    public static NativeMpi join(Map<String, String> environment, Optional<String> libraryName, Duration limit) {
        var launch = MpiLaunch.of(environment);
        var names = libraryName
                .or(() -> Optional.ofNullable(environment.get(LIBRARY_VARIABLE)).filter(name -> !name.isBlank()))
                .map(List::of)
                .or(() -> launch.map(MpiLaunch::libraries))
                .orElse(MpiLaunch.ALL_LIBRARIES);
        var library = new MpiLibrary(names);
        init(library, launch.map(MpiLaunch::rank).orElse(0), limit);
        int size = library.size();
        if (launch.isPresent() && !launch.get().agreesWith(library.rank(), size)) {
            library.finish();
            throw new TransportException("%s, but %s sees %d: give the MPI library of that launcher"
                    .formatted(launch.get().started(), library.version(), size));
        }
        var mpi = new NativeMpi(library);
        mpi.jobEnd.watch();
        return mpi;
    }

    private static void init(MpiLibrary library, int process, Duration limit) {
        var exit = new ImmediateExit();
        Runnable end = () -> {
            System.err.println("volley: process " + process + " stalled: it has waited " + limit.toMillis() / 1000.0
                    + " s for other processes to start");
            System.err.flush();
            exit.with(1);
        };
        TimeLimit.within(limit.plus(TimeLimit.stagger(process)), end, () -> {
            library.init();
            return library;
        });
    }

    /** The MPI library, as it calls itself. */
    public String library() {
        return library.version();
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int processes() {
        return size;
    }

    @Override
    public String transport() {
        return "mpi";
    }

    @Override
    public void allGather(int[] send, int length, int[] receive) {
        int total = gatheredLength(length);
        var source = sent.atLeast((long) length * Integer.BYTES);
        var target = received.atLeast((long) total * Integer.BYTES);
        MemorySegment.copy(send, 0, source, JAVA_INT, 0, length);
        library.allGatherInts(source, target, length);
        MemorySegment.copy(target, JAVA_INT, 0, receive, 0, total);
    }

    @Override
    public void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then) {
        library.allGatherBytes(blocks, bytesEach);
        then.accept(this);
    }

    @Override
    public void allGather(MemorySegment shares, int[] bytes) {
        var counts = sent.atLeast((long) size * Integer.BYTES);
        var offsets = received.atLeast((long) size * Integer.BYTES);
        int offset = 0;
        for (int process = 0; process < size; process++) {
            counts.setAtIndex(JAVA_INT, process, bytes[process]);
            offsets.setAtIndex(JAVA_INT, process, offset);
            offset = Math.addExact(offset, bytes[process]);
        }
        library.allGatherShares(shares, counts, offsets);
    }

    @Override
    public void allReduce(long[] values, Reduction reduction) {
        var segment = sent.atLeast((long) values.length * Long.BYTES);
        MemorySegment.copy(values, 0, segment, JAVA_LONG, 0, values.length);
        library.allReduceLongs(segment, values.length, reduction);
        MemorySegment.copy(segment, JAVA_LONG, 0, values, 0, values.length);
    }

    /** First the lengths, then one payload after the other, so that memory outside the heap holds only one. */
    @Override
    public List<byte[]> gather(byte[] payload) {
        int[] lengths = gatherLengths(payload.length);
        var all = new ArrayList<byte[]>();
        if (rank == 0) {
            all.add(payload);
            for (int source = 1; source < size; source++) {
                var segment = received.atLeast(lengths[source]);
                library.receiveBytes(segment, lengths[source], source);
                all.add(segment.asSlice(0, lengths[source]).toArray(JAVA_BYTE));
            }
        } else {
            var segment = sent.atLeast(payload.length);
            MemorySegment.copy(payload, 0, segment, JAVA_BYTE, 0, payload.length);
            library.sendBytes(segment, payload.length, 0);
        }
        return all;
    }

    private int[] gatherLengths(int length) {
        var own = sent.atLeast(Integer.BYTES);
        var all = received.atLeast((long) size * Integer.BYTES);
        own.set(JAVA_INT, 0, length);
        library.gatherInt(own, all);
        return all.asSlice(0, (long) size * Integer.BYTES).toArray(JAVA_INT);
    }

    @Override
    public void barrier() {
        library.barrier();
    }

    /** Says why on standard error, ends every process of the job, and does not return. */
    @Override
    public void abort(int status, String reason) {
        jobEnd.now(status, reason);
    }

    @Override
    public void close() {
        jobEnd.leaving();
        library.finish();
        jobEnd.inGoodOrder();
    }
}
