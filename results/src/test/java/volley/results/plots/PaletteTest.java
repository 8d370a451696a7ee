package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    private static final double WCAG_GRAPHICS = 3;
    private static final double WCAG_TEXT = 4.5;
    private static final Color DARK_CARD = new Color(0x161c24);

    /** Eyes with all cones, and without one kind: linear RGB as they see it, after Machado et al. (2009), severity 1. */
    private enum Eyes {
        TRICHROMAT(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPE(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTERANOPE(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        TRITANOPE(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Eyes(double... matrix) {
            this.matrix = matrix;
        }

        /** OKLab coordinates (Ottosson 2020) of a colour as these eyes see it. */
        double[] see(Color color) {
            double[] seen = times(matrix, linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue()));
            double[] cones = times(
                    new double[] {
                        0.4122214708,
                        0.5363325363,
                        0.0514459929,
                        0.2119034982,
                        0.6806995451,
                        0.1073969566,
                        0.0883024619,
                        0.2817188376,
                        0.6299787005
                    },
                    clip(seen[0]),
                    clip(seen[1]),
                    clip(seen[2]));
            return times(
                    new double[] {
                        0.2104542553,
                        0.7936177850,
                        -0.0040720468,
                        1.9779984951,
                        -2.4285922050,
                        0.4505937099,
                        0.0259040371,
                        0.7827717662,
                        -0.8086757660
                    },
                    Math.cbrt(cones[0]),
                    Math.cbrt(cones[1]),
                    Math.cbrt(cones[2]));
        }

        private static double clip(double value) {
            return Math.clamp(value, 0, 1);
        }

        private static double linear(int value) {
            double share = value / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }

        private static double[] times(double[] m, double a, double b, double c) {
            return new double[] {
                m[0] * a + m[1] * b + m[2] * c, m[3] * a + m[4] * b + m[5] * c, m[6] * a + m[7] * b + m[8] * c
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellAnyTwoSeriesApart(Eyes eyes) {
        for (var colors : List.of(Palette.LIGHT, Palette.DARK)) {
            for (int i = 0; i < colors.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double[] a = eyes.see(colors.get(i));
                    double[] b = eyes.see(colors.get(j));
                    double distance = Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
                    assertTrue(distance >= 0.09, "series " + j + " and " + i + ": " + distance);
                }
            }
        }
    }

    @Test
    void shouldStandOutFromItsGround() {
        Palette.LIGHT.forEach(color -> assertTrue(Palette.contrast(color, Color.WHITE) >= WCAG_GRAPHICS, color + ""));
        Palette.DARK.forEach(color -> assertTrue(Palette.contrast(color, DARK_CARD) >= WCAG_GRAPHICS, color + ""));
    }

    @Test
    void shouldComputeContrastAsWcagDoes() {
        assertEquals(21, Palette.contrast(Color.BLACK, Color.WHITE), 1e-9);
        assertEquals(4.48, Palette.contrast(new Color(0x777777), Color.WHITE), 0.005);
    }

    @Test
    void shouldWriteNumbersOnHeatThatCanBeRead() {
        IntStream.rangeClosed(0, 100).forEach(i -> {
            var ground = Palette.heat(i / 100.0);
            assertTrue(Palette.contrast(Palette.inkOn(ground), ground) >= WCAG_TEXT, "share " + i + " %");
        });
    }

    @Test
    void shouldBecomeDarkerWithHeat() {
        for (int i = 1; i <= 50; i++) {
            assertTrue(Palette.contrast(Palette.heat(i / 50.0), Color.WHITE)
                    > Palette.contrast(Palette.heat((i - 1) / 50.0), Color.WHITE));
        }
    }

    @Test
    void shouldTellSeriesOfOneColourApartByTheirLines() {
        int colors = Palette.LIGHT.size();
        assertTrue(colors >= 8);
        assertEquals(SeriesStyle.of(1).color(), SeriesStyle.of(1 + colors).color());
        assertNotEquals(SeriesStyle.of(1).dash(), SeriesStyle.of(1 + colors).dash());
        assertNotEquals(SeriesStyle.of(1).marker(), SeriesStyle.of(1 + colors).marker());
    }
}
