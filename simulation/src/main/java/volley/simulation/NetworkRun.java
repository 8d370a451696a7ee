package volley.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import volley.exchange.Agreement;
import volley.exchange.Communicator;
import volley.exchange.Reduction;
import volley.partition.UserException;
import volley.simulation.checkpoint.Checkpoint;

/** One rank's share of a network's simulation, from the end of the building on. */
final class NetworkRun {
    private final TimeGrid grid;
    private final Communicator communicator;
    private final NetworkBuilder builder;
    private TimeLoop loop;
    private Optional<Checkpointing> checkpointing = Optional.empty();
    private Checkpointer checkpointer;
    private long buildNanos;
    private long simulateNanos;

    NetworkRun(TimeGrid grid, Communicator communicator, NetworkBuilder builder) {
        this.grid = grid;
        this.communicator = communicator;
        this.builder = builder;
    }

    /** @throws UserException if the time between two checkpoints is no whole number of steps, or 0 */
    void checkpoint(Checkpointing settings) {
        Checkpointing.steps(settings.everyMs(), grid);
        checkpointing = Optional.of(settings);
    }

    /** Collective: goes on from a checkpoint, instead of from step 0. */
    void resume(Checkpoint checkpoint, String program) {
        CommonCall.require(communicator, "resume");
        requireSame("step", checkpoint.step());
        var state = checkpoint.state(communicator.rank(), communicator.size(), program, builder.identity());
        begin();
        try {
            loop.load(state);
            communicator.barrier();
            if (communicator.rank() == 0) {
                checkpoint.folder().removeNewerThan(loop.step());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint cannot be resumed: " + e, e);
        }
        if (checkpointer != null) {
            checkpointer.resumedAt(loop.step());
        }
    }

    /** Collective: simulates some steps more. */
    void advance(int steps, StepObserver observer) {
        begin();
        long last = loop.step() + steps;
        builder.claimTraces(last);
        long start = System.nanoTime();
        if (checkpointer == null) {
            loop.run(last, observer);
        } else {
            checkpointer.writeIfDue(loop);
            loop.run(last, step -> {
                checkpointer.writeIfDue(loop);
                observer.reached(step);
            });
            checkpointer.write(loop);
        }
        simulateNanos += System.nanoTime() - start;
    }

    /** Ends the building. */
    private void begin() {
        if (communicator instanceof PlannedRank) {
            throw new UserException("simulate while the network is only planned: expected build to create and connect");
        }
        requireSameNetwork();
        if (loop == null) {
            long start = System.nanoTime();
            var network = builder.build();
            buildNanos += System.nanoTime() - start;
            loop = new TimeLoop(network, communicator);
            checkpointer = checkpointing.map(this::checkpointer).orElse(null);
        }
    }

    private void requireSameNetwork() {
        Agreement.difference(communicator, builder.newCalls()).ifPresent(difference -> {
            throw new UserException("ranks have created or connected different networks: " + difference
                    + ", expected the same calls with the same values, in the same order, on every rank");
        });
    }

    private Checkpointer checkpointer(Checkpointing settings) {
        return new Checkpointer(
                settings,
                Checkpointing.steps(settings.everyMs(), grid),
                communicator,
                builder.identity(),
                builder.isSeededByNeuron());
    }

    private void requireSame(String what, long value) {
        var bounds = bounds(value);
        if (bounds[0] != bounds[1]) {
            throw new UserException("checkpoints of " + what + " " + bounds[0] + " and " + bounds[1]
                    + " on different ranks: expected the same folder on all of them");
        }
    }

    /** Collective: the smallest and the largest value of any rank. */
    private long[] bounds(long value) {
        var bounds = new long[] {-value, value};
        communicator.allReduce(bounds, Reduction.MAX);
        return new long[] {-bounds[0], bounds[1]};
    }

    /** What steps through time; nothing before the end of the building. */
    Optional<TimeLoop> loop() {
        return Optional.ofNullable(loop);
    }

    /** The last step that has ended; 0 at first. */
    long step() {
        return loop == null ? 0 : loop.step();
    }

    /** Time that the end of the building took. */
    long buildNanos() {
        return buildNanos;
    }

    /** Time that all simulating took. */
    long simulateNanos() {
        return simulateNanos;
    }
}
