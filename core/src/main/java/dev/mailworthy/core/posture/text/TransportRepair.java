package dev.mailworthy.core.posture.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mends records of MTA-STS (RFC 8461 section 3.1), TLS-RPT (RFC 8460 section 3) and BIMI. The id and the addresses of the owner
 * stay, also where the text around them is wrong.
 */
public final class TransportRepair {

    private static final String STS = "v=STSv1; id=";
    private static final String TLS_RPT = "v=TLSRPTv1; rua=";

    private static final String BIMI = "v=BIMI1; l=";

    private static final int LONGEST_ID = 32;

    /** What may stand around an address: quotation marks, the name of a tag, and slashes behind {@code mailto:}. */
    private static final Pattern AROUND =
            Pattern.compile("^(?:[\"'`\\\\<(]|\u00e2\u0080[\u0098-\u009f]|(?i:v=)?(?i:tlsrptv1)|(?i:rua|ruf)[=:])+"
                    + "|(?:[\"'`\\\\>)]|\u00e2\u0080[\u0098-\u009f])+$");

    private TransportRepair() {}

    /** One record with the first id that the texts have. Empty if no text has letters or digits in an id. */
    public static Optional<String> sts(List<String> texts) {
        return texts.stream()
                .map(text -> MisspelledRecord.tags(text, Set.of("v", "id")))
                .flatMap(tags -> Optional.ofNullable(tags.get("id")).stream())
                .map(id -> id.replaceAll("[^A-Za-z0-9]", ""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .map(id -> STS
                        + id.substring(0, Math.min(id.length(), LONGEST_ID))
                        + extensions(texts, Set.of("v", "id")));
    }

    /** One record with every report address of the texts. Empty if they have none, or one that cannot be used. */
    public static Optional<String> tlsRpt(List<String> texts) {
        List<String> addresses =
                texts.stream().flatMap(TransportRepair::addresses).toList();
        Set<String> usable = addresses.stream()
                .flatMap(address -> usable(address).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean all = addresses.stream().allMatch(address -> usable(address).isPresent());
        return usable.isEmpty() || !all
                ? Optional.empty()
                : Optional.of(TLS_RPT + String.join(",", usable) + extensions(texts, Set.of("v", "rua", "ruf")));
    }

    /**
     * One BIMI record with the logo and the certificate that the texts name, over https. Empty if they name a logo of another form:
     * where an SVG file lies the owner alone knows.
     */
    public static Optional<String> bimi(List<String> texts) {
        return texts.stream()
                .map(text -> MisspelledRecord.tags(text, Set.of("v", "l", "a")))
                .filter(tags -> tags.containsKey("l"))
                .findFirst()
                .flatMap(tags -> Optional.ofNullable(tags.get("l"))
                        .flatMap(TransportRepair::secure)
                        .filter(logo -> logo.matches("(?i)[^?#]+\\.svg(?:[?#].*)?"))
                        .map(logo -> BIMI
                                + logo
                                + Optional.ofNullable(tags.get("a"))
                                        .flatMap(TransportRepair::secure)
                                        .map(certificate -> "; a=" + certificate)
                                        .orElse("")));
    }

    private static Optional<String> secure(String address) {
        return address.matches("(?i)https?://[!-:<-~]+")
                ? Optional.of("https" + address.substring(address.indexOf(':')))
                : Optional.empty();
    }

    /** Whether a TLS-RPT text names an address of any form, so that a record with another address would replace it. */
    public static boolean hasAddress(String text) {
        return addresses(text).findAny().isPresent();
    }

    private static Stream<String> addresses(String text) {
        return Stream.of(text.replaceAll("(?i)mailto:\\s+", "mailto:").split("[\\s,;]+|\u00c2\u00a0"))
                .map(word -> AROUND.matcher(word).replaceAll(""))
                .filter(word -> word.contains("@") || word.contains("://"));
    }

    /** An address as a URI of mailto or https. Another scheme has no certain meaning. */
    private static Optional<String> usable(String address) {
        String bare = address.replaceFirst("^(?i:mail-?to)[:=]/*", "");
        if (bare.matches("(?i)https://[^\\s]+")) {
            return Optional.of(bare);
        }
        return bare.matches("[^@:/\\s]+@[A-Za-z0-9.-]+[A-Za-z0-9]") ? Optional.of("mailto:" + bare) : Optional.empty();
    }

    /** Tags of extensions, which both standards allow, as they stand. */
    private static String extensions(List<String> texts, Set<String> known) {
        List<String> found = new ArrayList<>();
        for (String text : texts) {
            TagList list = TagList.parse(text);
            list.tags().stream()
                    .filter(tag -> !known.contains(tag.name()) && tag.value().matches("[!-:<>-~]+"))
                    .map(tag -> "; " + tag.name() + "=" + tag.value())
                    .filter(tag -> !found.contains(tag))
                    .forEach(found::add);
        }
        return String.join("", found);
    }
}
