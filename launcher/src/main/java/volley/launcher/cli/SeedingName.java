package volley.launcher.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import volley.partition.random.Seeding;

/** Reads what keys the wiring: {@code rank} or {@code neuron}. */
final class SeedingName implements ITypeConverter<Seeding> {
    @Override
    public Seeding convert(String text) {
        return switch (text) {
            case "rank" -> Seeding.RANK;
            case "neuron" -> Seeding.NEURON;
            default -> throw new TypeConversionException("expected rank or neuron");
        };
    }
}
