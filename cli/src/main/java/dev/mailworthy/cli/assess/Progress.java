package dev.mailworthy.cli.assess;

/** Told what a run is busy with, from several threads. */
public interface Progress {

    void begins(String part);

    void ends(String part);

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
