package dev.mailworthy.cli.world;

import java.util.function.Supplier;

/** Told what a run is busy with, from several threads. */
public interface Progress {

    void begins(String part);

    void ends(String part);

    /** Says in a few words how far a run has come, whenever it is asked. */
    default void shows(Supplier<String> state) {}

    /** Nobody listens. */
    static Progress none() {
        return new Progress() {
            @Override
            public void begins(String part) {}

            @Override
            public void ends(String part) {}
        };
    }
}
