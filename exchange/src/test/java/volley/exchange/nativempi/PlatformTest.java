package volley.exchange.nativempi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlatformTest {
    @Test
    void shouldNameLibrariesAsTheSystemDoes() {
        assertEquals("libmpi.so.40", Platform.of("Linux").fileName("libmpi.so.40"));
        assertEquals("libmpi.40.dylib", Platform.of("Mac OS X").fileName("libmpi.so.40"));
        assertEquals("libmpich.12.dylib", Platform.of("Mac OS X").fileName("libmpich.so.12"));
        assertEquals("/opt/lib/libmpi.so.12", Platform.of("Mac OS X").fileName("/opt/lib/libmpi.so.12"));
    }

    /** {@code dlfcn.h} of glibc, and of macOS. */
    @Test
    void shouldShareSymbolsByTheSystemsOwnFlag() {
        assertEquals(0x100, Platform.of("Linux").rtldGlobal);
        assertEquals(0x8, Platform.of("Mac OS X").rtldGlobal);
    }
}
