package dev.mailworthy.dnsbl.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The test entries that every list ought to have (RFC 5782 section 5). */
final class StandardEntries {

    private StandardEntries() {}

    static TestEntries of(Set<TargetKind> kinds) {
        return new TestEntries(
                kinds.stream().map(StandardEntries::listed).toList(),
                kinds.stream().map(StandardEntries::clean).toList(),
                List.of(),
                kinds.stream().collect(Collectors.toMap(kind -> kind, kind -> Basis.ASSUMED)),
                "");
    }

    private static Target listed(TargetKind kind) {
        return Target.parse(
                switch (kind) {
                    case IP4 -> "127.0.0.2";
                    case IP6 -> "::ffff:7f00:2";
                    case DOMAIN -> "test";
                });
    }

    private static Target clean(TargetKind kind) {
        return Target.parse(
                switch (kind) {
                    case IP4 -> "127.0.0.1";
                    case IP6 -> "::ffff:7f00:1";
                    case DOMAIN -> "invalid";
                });
    }
}
