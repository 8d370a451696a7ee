package volley.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Sha256Test {
    /** The example of FIPS 180-4, and a letter of two bytes, as sha256sum has it. */
    @Test
    void shouldGiveTheDigestsOfTheStandard() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.hex("abc"));
        assertEquals("33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc", Sha256.hex("\u00e4"));
    }
}
