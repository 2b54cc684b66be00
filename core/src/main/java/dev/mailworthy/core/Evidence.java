package dev.mailworthy.core;

import dev.mailworthy.core.text.Printable;
import java.util.Objects;

/**
 * One observation behind a {@link Finding}: the question and the reply. It proves no absence; that is {@link Confirmed}.
 *
 * @param source the question, for example {@code PTR 10.2.0.192.in-addr.arpa via 127.0.0.1:53}
 * @param observation the reply in one line, safe to print
 */
public record Evidence(String source, String observation) {
    public Evidence {
        source = Printable.text(Objects.requireNonNull(source, "source"));
        observation = Printable.text(Objects.requireNonNull(observation, "observation"));
    }
}
