package dev.mailworthy.spf;

import dev.mailworthy.core.net.DomainName;
import java.util.Optional;

/**
 * The domain that a term names, after expansion of macros.
 *
 * @param text as expanded
 * @param name the text as a name; empty if it is no valid name
 */
record TargetName(String text, Optional<DomainName> name) {

    static TargetName of(String text) {
        return new TargetName(text, DomainName.ofOctets(text));
    }
}
