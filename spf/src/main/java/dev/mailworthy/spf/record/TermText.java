package dev.mailworthy.spf.record;

import java.util.Locale;
import java.util.Optional;

/** Terms in canonical form: without defaults, and with equal {@link Term terms} in equal spelling. */
final class TermText {

    private TermText() {}

    static String of(Term term) {
        if (term instanceof Directive directive) {
            String sign = directive.qualifier() == Qualifier.PASS
                    ? ""
                    : String.valueOf(directive.qualifier().sign());
            return sign + of(directive.mechanism());
        }
        if (term instanceof Unreadable) {
            return term.text();
        }
        int equals = term.text().indexOf('=');
        return term.text().substring(0, equals).toLowerCase(Locale.ROOT)
                + term.text().substring(equals);
    }

    private static String of(Mechanism mechanism) {
        if (mechanism instanceof Mechanism.Include include) {
            return "include:" + include.domain().source();
        }
        if (mechanism instanceof Mechanism.Exists exists) {
            return "exists:" + exists.domain().source();
        }
        if (mechanism instanceof Mechanism.Network net) {
            return net.text();
        }
        if (mechanism instanceof Mechanism.A a) {
            return "a" + of(a.domain()) + of(a.cidr());
        }
        if (mechanism instanceof Mechanism.Mx mx) {
            return "mx" + of(mx.domain()) + of(mx.cidr());
        }
        return mechanism instanceof Mechanism.Ptr ptr ? "ptr" + of(ptr.domain()) : "all";
    }

    private static String of(Optional<MacroString> domain) {
        return domain.map(spec -> ":" + spec.source()).orElse("");
    }

    private static String of(DualCidr cidr) {
        return (cidr.ip4() == 32 ? "" : "/" + cidr.ip4()) + (cidr.ip6() == 128 ? "" : "//" + cidr.ip6());
    }
}
