package volley.partition.store;

/** Heap that arrays take, with their headers. */
final class ArrayBytes {
    private static final int HEADER = 16;
    private static final int ALIGNMENT = 8;
    /** With compressed references, which heaps below 32 GiB have. */
    private static final int REFERENCE = 4;

    private ArrayBytes() {}

    static long of(byte[] array) {
        return of(array.length, Byte.BYTES);
    }

    static long of(int[] array) {
        return of(array.length, Integer.BYTES);
    }

    static long ofReferences(int length) {
        return of(length, REFERENCE);
    }

    static long of(long length, int elementBytes) {
        return (HEADER + length * elementBytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
