package volley.exchange;

import java.util.Arrays;
import java.util.List;

/**
 * What every communicator must do, as a program for the ranks of any launcher. Every rank checks what it receives
 * against what the senders' formulas say, and throws an {@link AssertionError} with rank, expected and actual value.
 * How a communicator ends a job is {@link FailingProgram}'s part.
 */
public final class CommunicatorContract implements RankProgram {
    private static final int ROUNDS = 1000;
    private static final int MILLION = 1_000_000;
    private static final int LAGS = 15;
    private static final int UNTOUCHED = 0xDEAD;

    @Override
    public void run(Communicator communicator) {
        var contract = new OnRank(communicator);
        contract.ranksAreNumberedProcessByProcess();
        contract.allGatherOfNothing();
        contract.allGatherTouchesNoMoreThanItsResult();
        contract.allGatherOfMillionInts();
        contract.allGatherInManyRounds();
        contract.reductionsOfExtremes();
        contract.reductionOfNothing();
        contract.gatherOfRaggedPayloads();
        contract.barriersBetweenCollectives();
        contract.exchangeOfNoSpikes();
        contract.exchangeWhereOneRankHasEverything();
        contract.exchangeThatGrowsOnOneRankOnly();
    }

    private record OnRank(Communicator communicator) {
        void ranksAreNumberedProcessByProcess() {
            check("size modulo processes", 0, communicator.size() % communicator.processes());
            int[] ranks = new int[communicator.size()];
            communicator.allGather(new int[] {communicator.rank()}, 1, ranks);
            for (int rank = 0; rank < ranks.length; rank++) {
                check("number of rank " + rank, rank, ranks[rank]);
            }
        }

        void allGatherOfNothing() {
            communicator.allGather(new int[0], 0, new int[0]);
            communicator.allGather(new int[3], 0, new int[3]);
        }

        void allGatherTouchesNoMoreThanItsResult() {
            int[] send = {value(0, communicator.rank(), 0), value(0, communicator.rank(), 1), UNTOUCHED};
            int[] receive = new int[2 * communicator.size() + 5];
            Arrays.fill(receive, UNTOUCHED);
            communicator.allGather(send, 2, receive);
            checkGathered(0, 2, receive);
            for (int i = 2 * communicator.size(); i < receive.length; i++) {
                check("int behind the result", UNTOUCHED, receive[i]);
            }
        }

        void allGatherOfMillionInts() {
            int[] receive = new int[MILLION * communicator.size()];
            communicator.allGather(contribution(1, MILLION), MILLION, receive);
            checkGathered(1, MILLION, receive);
        }

        void allGatherInManyRounds() {
            int[] receive = new int[20 * communicator.size()];
            for (int round = 0; round < ROUNDS; round++) {
                int length = round * 7 % 20;
                communicator.allGather(contribution(round, length), length, receive);
                checkGathered(round, length, receive);
            }
        }

        void reductionsOfExtremes() {
            long rank = communicator.rank();
            long last = communicator.size() - 1;
            long[] sum = {rank, Long.MAX_VALUE, 1L << 40};
            communicator.allReduce(sum, Reduction.SUM);
            check("sum of ranks", last * (last + 1) / 2, sum[0]);
            check("sum that wraps", Long.MAX_VALUE * communicator.size(), sum[1]);
            check("sum past 32 bits", (1L << 40) * communicator.size(), sum[2]);

            long[] min = {rank, -rank, rank == last ? Long.MIN_VALUE : 0};
            communicator.allReduce(min, Reduction.MIN);
            check("smallest rank", 0, min[0]);
            check("smallest negated rank", -last, min[1]);
            check("smallest long", Long.MIN_VALUE, min[2]);

            long[] max = {rank, -rank, rank == last ? Long.MAX_VALUE : 0};
            communicator.allReduce(max, Reduction.MAX);
            check("largest rank", last, max[0]);
            check("largest negated rank", 0, max[1]);
            check("largest long", Long.MAX_VALUE, max[2]);
        }

        void reductionOfNothing() {
            communicator.allReduce(new long[0], Reduction.SUM);
        }

        void gatherOfRaggedPayloads() {
            for (int round = 0; round <= communicator.size(); round++) {
                List<byte[]> payloads = communicator.gather(payload(round, communicator.rank()));
                check("payloads", communicator.rank() == 0 ? communicator.size() : 0, payloads.size());
                for (int rank = 0; rank < payloads.size(); rank++) {
                    if (!Arrays.equals(payload(round, rank), payloads.get(rank))) {
                        throw new AssertionError("round %d: payload of rank %d is damaged, %d bytes, expected %d"
                                .formatted(round, rank, payloads.get(rank).length, payload(round, rank).length));
                    }
                }
            }
        }

        void barriersBetweenCollectives() {
            int[] receive = new int[communicator.size()];
            for (int round = 0; round < 100; round++) {
                communicator.barrier();
                communicator.allGather(contribution(round, 1), 1, receive);
                communicator.barrier();
                checkGathered(round, 1, receive);
            }
        }

        void exchangeOfNoSpikes() {
            checkExchanges(10, (interval, rank) -> 0);
        }

        void exchangeWhereOneRankHasEverything() {
            for (int owner = 0; owner < communicator.size(); owner++) {
                int spiking = owner;
                checkExchanges(3, (interval, rank) -> rank == spiking ? 1000 : 0);
            }
        }

        void exchangeThatGrowsOnOneRankOnly() {
            int growing = communicator.size() - 1;
            checkExchanges(40, (interval, rank) -> rank == growing ? interval * interval / 2 : rank % 3);
        }

        private void checkExchanges(int intervals, SpikesPerLag spikesPerLag) {
            var received = communicator.share(ReceivedSpikes::new);
            var exchange = new SpikeExchange(communicator, LAGS, received);
            for (int interval = 0; interval < intervals; interval++) {
                int mine = spikesPerLag.count(interval, communicator.rank());
                for (int lag = 0; lag < LAGS; lag++) {
                    for (int i = 0; i < mine; i++) {
                        exchange.outgoing().add(index(interval * LAGS + lag, communicator.rank(), i));
                    }
                    exchange.outgoing().endLag();
                }
                exchange.exchange();
                int[][] lags = communicator.share(received::take);
                for (int lag = 0; lag < LAGS; lag++) {
                    checkLag(lags[lag], interval, lag, spikesPerLag);
                }
            }
        }

        private void checkLag(int[] globalIds, int interval, int lag, SpikesPerLag spikesPerLag) {
            int expected = 0;
            for (int rank = 0; rank < communicator.size(); rank++) {
                expected += spikesPerLag.count(interval, rank);
            }
            check("spikes in lag " + lag + " of interval " + interval, expected, globalIds.length);
            int next = 0;
            for (int rank = 0; rank < communicator.size(); rank++) {
                for (int i = 0; i < spikesPerLag.count(interval, rank); i++) {
                    int expectedId = index(interval * LAGS + lag, rank, i) * communicator.size() + rank;
                    check("spike " + i + " of rank " + rank, expectedId, globalIds[next++]);
                }
            }
        }

        private int[] contribution(int round, int length) {
            int[] ints = new int[length];
            for (int i = 0; i < length; i++) {
                ints[i] = value(round, communicator.rank(), i);
            }
            return ints;
        }

        private void checkGathered(int round, int length, int[] receive) {
            for (int rank = 0; rank < communicator.size(); rank++) {
                for (int i = 0; i < length; i++) {
                    int expected = value(round, rank, i);
                    int actual = receive[rank * length + i];
                    if (expected != actual) {
                        check("int " + i + " of rank " + rank + " in round " + round, expected, actual);
                    }
                }
            }
        }

        /** In each round but the last one rank has more than a mebibyte; of the others, those of even rank have nothing. */
        private byte[] payload(int round, int rank) {
            int length = rank == round ? (1 << 20) + 13 * rank + 1 : rank % 2 * (1000 * rank + 1);
            var payload = new byte[length];
            for (int i = 0; i < length; i++) {
                payload[i] = (byte) value(round, rank, i);
            }
            return payload;
        }

        /** The local index of spike i in a step: they ascend, by small steps and by large ones. */
        private static int index(int step, int rank, int i) {
            return i * (1 + rank * 97 + step % 3 * 5000);
        }

        private static int value(int round, int rank, int i) {
            return (round * 31 + rank + 1) * 1_000_003 + i * 7919;
        }

        private void check(String what, long expected, long actual) {
            if (expected != actual) {
                throw new AssertionError("rank %d of %d: %s: expected %d, got %d"
                        .formatted(communicator.rank(), communicator.size(), what, expected, actual));
            }
        }
    }

    @FunctionalInterface
    private interface SpikesPerLag {
        int count(int interval, int rank);
    }
}
