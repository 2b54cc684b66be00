package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answers of a list and their meanings. A refusal or a rewritten record decides, even if the answer has other records.
 *
 * @param decode how a record is compared with the codes
 * @param codes the meanings of records
 * @param errors the list's own refusal codes, in addition to 127.255.255/24
 * @param errorNote what the refusals mean, or empty
 * @param any the meaning of a record if every record of the list is a listing
 */
public record CodeTable(
        Decode decode, List<ListCode> codes, List<CodePattern> errors, String errorNote, CodeClass.Weighing any) {

    private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");

    public CodeTable {
        codes = List.copyOf(codes);
        errors = List.copyOf(errors);
    }

    /**
     * {@return an entry with its codes, a refusal, or an answer that has no meaning here}
     *
     * @param records all A records of the answer, at least one
     */
    public Reading read(List<IpAddress> records) {
        for (IpAddress each : records) {
            Optional<Reading.NoStatement> none = refusal(each);
            if (none.isPresent()) {
                return none.get();
            }
        }
        Set<ListCode> found = new LinkedHashSet<>();
        boolean listedAnyway = false;
        for (IpAddress each : records) {
            List<ListCode> matching = matching(each);
            found.addAll(matching);
            listedAnyway |= decode == Decode.ANY && matching.isEmpty() && !each.equals(LOOPBACK);
        }
        if (found.isEmpty() && !listedAnyway) {
            return new Reading.NoStatement(
                    Reason.MALFORMED, "answered " + records + ", which the catalogue does not know");
        }
        return new Reading.Entry(weighing(found, listedAnyway), List.copyOf(found));
    }

    private CodeClass.Weighing weighing(Set<ListCode> found, boolean listedAnyway) {
        Set<CodeClass.Weighing> all = new LinkedHashSet<>();
        found.forEach(code -> all.add(code.codeClass().weighing()));
        if (listedAnyway) {
            all.add(any);
        }
        if (all.contains(CodeClass.Weighing.AGAINST)) {
            return CodeClass.Weighing.AGAINST;
        }
        return all.contains(CodeClass.Weighing.FOR) ? CodeClass.Weighing.FOR : CodeClass.Weighing.NEITHER;
    }

    private List<ListCode> matching(IpAddress each) {
        boolean plain = decode != Decode.BITMASK || each.octet(1) == 0 && each.octet(2) == 0;
        return plain
                ? codes.stream().filter(code -> code.pattern().matches(each)).toList()
                : List.of();
    }

    private Optional<Reading.NoStatement> refusal(IpAddress each) {
        if (each.octet(0) != 127) {
            return none(
                    Reason.REWRITTEN, each, "which no list means: the resolver rewrites, or the zone has a new owner");
        }
        if (each.octet(1) == 255 && each.octet(2) == 255) {
            return queryError(each);
        }
        return errors.stream().anyMatch(error -> error.matches(each))
                ? none(Reason.REFUSED, each, errorNote.isEmpty() ? "an error code of this list" : errorNote)
                : Optional.empty();
    }

    /** The refusal in 127.255.255/24. These codes are no listing in any zone, because several operators refuse with them. */
    private static Optional<Reading.NoStatement> queryError(IpAddress each) {
        return switch (each.octet(3)) {
            case 250 -> none(Reason.REFUSED, each, "the key is disabled");
            case 251 -> none(Reason.REFUSED, each, "the key is used by another account");
            case 252 -> none(Reason.REFUSED, each, "the name of the zone is wrong");
            case 254 -> none(Reason.REFUSED, each, "the list refuses public resolvers, and those without a name");
            case 255 -> none(Reason.RATE_LIMITED, each, "too many queries from this resolver");
            default -> none(Reason.REFUSED, each, "the list refuses the query");
        };
    }

    private static Optional<Reading.NoStatement> none(Reason reason, IpAddress each, String why) {
        return Optional.of(new Reading.NoStatement(reason, "answered " + each + ": " + why));
    }
}
