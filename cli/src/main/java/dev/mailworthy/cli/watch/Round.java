package dev.mailworthy.cli.watch;

import java.util.Optional;

/** Looks at several domains, one after another, over one cache of the DNS and one test of the ports. */
public interface Round extends AutoCloseable {

    /** Looks at a domain. Empty if the run is stopped before the look is whole. */
    Optional<Look> look(String domain);

    @Override
    void close();
}
