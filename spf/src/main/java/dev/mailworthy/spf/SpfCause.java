package dev.mailworthy.spf;

import dev.mailworthy.core.Printable;
import java.util.Optional;

/**
 * What decided a result.
 *
 * @param code a stable word: {@code matched}, {@code default}, {@code no-record}, {@code syntax}, {@code term-limit},
 *     {@code void-limit}, {@code dns}, {@code multiple-records} and the like
 * @param domain whose record decided
 * @param term the deciding term as published, if one did
 * @param detail one sentence for people
 */
public record SpfCause(String code, String domain, Optional<String> term, String detail) {
    public SpfCause {
        domain = Printable.text(domain);
        term = term.map(Printable::text);
        detail = Printable.text(detail);
    }
}
