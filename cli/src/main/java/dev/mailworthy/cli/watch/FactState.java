package dev.mailworthy.cli.watch;

import dev.mailworthy.core.Labelled;

/** The state of a finding in one look, the more urgent the later. */
public enum FactState implements Labelled {
    RULED_OUT,
    OPEN,
    STANDS;

    public static FactState parse(String label) {
        return Labelled.parse(FactState.class, label);
    }
}
