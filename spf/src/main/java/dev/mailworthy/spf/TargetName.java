package dev.mailworthy.spf;

import dev.mailworthy.core.net.DomainName;
import java.util.Optional;

/**
 * The domain that a term is about, after expansion.
 *
 * @param text as expanded
 * @param name the same as a name, when it can be one
 */
record TargetName(String text, Optional<DomainName> name) {

    static TargetName of(String text) {
        return new TargetName(text, DomainName.ofOctets(text));
    }
}
