package dev.mailworthy.cli.world;

import java.util.function.Supplier;

/** Receives the names of the parts that a run works on. Several threads may call it at the same time. */
public interface Progress {

    void begins(String part);

    void ends(String part);

    /** Takes a supplier of the run's progress in a few words. */
    default void shows(Supplier<String> state) {}

    /** A progress that shows nothing. */
    static Progress none() {
        return new Progress() {
            @Override
            public void begins(String part) {}

            @Override
            public void ends(String part) {}
        };
    }
}
