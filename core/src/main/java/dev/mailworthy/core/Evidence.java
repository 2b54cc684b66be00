package dev.mailworthy.core;

import java.util.Objects;

/**
 * One observation behind a {@link Finding}: what was asked, and what came back.
 *
 * @param source what was asked, for example {@code PTR 10.2.0.192.in-addr.arpa via 127.0.0.1:53}
 * @param observation what came back, safe to print
 */
public record Evidence(String source, String observation) {
    public Evidence {
        source = Printable.text(Objects.requireNonNull(source, "source"));
        observation = Printable.text(Objects.requireNonNull(observation, "observation"));
    }
}
