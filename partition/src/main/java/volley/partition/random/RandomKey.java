package volley.partition.random;

/**
 * The key of a random stream. A key is narrowed from the seed by one number after the other - what the stream is for,
 * which projection or device, which neuron - and gives its draw number {@code n} as {@code mix(key + n * GOLDEN)}:
 * SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) started at the key.
 */
public final class RandomKey {
    /** 2^64 divided by the golden ratio, odd: spreads consecutive counters over all 64-bit numbers. */
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private RandomKey() {}

    /** The key of everything that a seed decides. */
    public static long of(long seed, Purpose purpose) {
        return narrow(narrow(0, seed), purpose.ordinal());
    }

    /** The key of the part {@code number} of what {@code key} decides. */
    public static long narrow(long key, long number) {
        return mix(key ^ mix(number + GOLDEN));
    }

    /** Draw {@code counter} of the stream: 64 bits, each number as likely as any other. */
    public static long draw(long key, long counter) {
        return mix(key + counter * GOLDEN);
    }

    /**
     * A bijection of 64-bit numbers in which every input bit sways every output bit: variant 13 of Stafford's mixers
     * ("Better Bit Mixing", 2011), as SplitMix64 has it.
     */
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** An index in 0 ... bound-1 from 64 random bits; no index is likelier than another by more than 2^-64. */
    public static int index(long bits, int bound) {
        return (int) Math.unsignedMultiplyHigh(bits, bound);
    }
}
