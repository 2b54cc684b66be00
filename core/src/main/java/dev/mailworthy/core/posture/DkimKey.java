package dev.mailworthy.core.posture;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.data.DataLines;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.PendingQuestion;
import dev.mailworthy.core.posture.text.Questions;
import dev.mailworthy.core.posture.text.RsaModulus;
import dev.mailworthy.core.posture.text.TagList;
import dev.mailworthy.core.posture.text.TxtRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key record (RFC 6376 section 3.6.1).
 *
 * @param summary type and length, for example {@code rsa, 2048 bits}
 * @param judgements the flaws, in order
 */
record DkimKey(String summary, List<RecordFlaw> judgements) {

    /** Each of these findings makes a key useless. */
    private static final Set<PostureFinding> USELESS = Set.of(
            PostureFinding.DKIM_MALFORMED,
            PostureFinding.DKIM_REVOKED,
            PostureFinding.DKIM_KEY_REFUSED,
            PostureFinding.DKIM_SHA1_ONLY);

    /** Verifiers refuse shorter keys. Signers should use 2048 bits. Verifiers must support up to 4096 (RFC 8301 section 3.2). */
    private static final int RSA_LEAST = 1024;

    private static final int RSA_USUAL = 2048;
    private static final int RSA_MOST = 4096;

    /** The length of an ed25519 key, which has no encoding around it (RFC 8463 section 4). */
    private static final int ED25519_OCTETS = 32;

    static final String ED25519 = "ed25519";

    /**
     * A selector and the question for its key.
     *
     * @param domain what {@code d=} of the signatures has
     */
    record Selector(DomainName name, DomainName domain, PendingQuestion asked) {

        static final String KEYS = "_domainkey";

        private static final List<String> USUAL =
                DataLines.entries(DataLines.resource(DkimExamination.class, "dkim-selectors.txt"));

        static Selector of(Questions questions, DomainName name, DomainName domain) {
            return new Selector(name, domain, questions.below(labels(name), domain, RecordType.TXT));
        }

        /** Selectors that software and services use by default, the commonest first. */
        static List<DomainName> usual() {
            return USUAL.stream()
                    .map(line -> DomainName.ofText(line.split(" ", 2)[0]))
                    .toList();
        }

        /** Those of the {@link #usual} ones that services have their customers publish as an alias. */
        static Set<DomainName> aliased() {
            return USUAL.stream()
                    .filter(line -> line.endsWith(" alias"))
                    .map(line -> DomainName.ofText(line.split(" ", 2)[0]))
                    .collect(Collectors.toUnmodifiableSet());
        }

        static String labels(DomainName name) {
            return name + "." + KEYS;
        }

        /** Whether the DNS says that no text stands there. */
        boolean isEmpty() {
            return TxtRecords.of(asked).isEmpty() && asked.silence().isEmpty();
        }
    }

    /** Whether a text at a name of no selector is a key for certain. */
    static boolean isSurelyKey(String text) {
        return isMeant(text) && text.matches("(?is).{0,200}(v\\s*=\\s*DKIM1|k\\s*=).{0,9000}");
    }

    /** Whether a text is meant as a key. A wildcard can put other records under the name of a selector. */
    static boolean isMeant(String text) {
        TagList tags = TagList.parse(text);
        return tags.tag("p").isPresent()
                || tags.value("v")
                        .filter(version -> version.equalsIgnoreCase("DKIM1"))
                        .isPresent();
    }

    static DkimKey parse(String text) {
        TagList tags = TagList.parse(text);
        List<RecordFlaw> judgements = new ArrayList<>();
        tags.flaws().forEach(flaw -> judgements.add(new RecordFlaw(PostureFinding.DKIM_MALFORMED, flaw)));
        version(tags).ifPresent(flaw -> judgements.add(new RecordFlaw(PostureFinding.DKIM_MALFORMED, flaw)));
        String type = tags.value("k").orElse("rsa").toLowerCase(Locale.ROOT);
        String summary = key(type, tags, judgements);
        uses(tags, judgements);
        return new DkimKey(summary, List.copyOf(judgements));
    }

    boolean isUseless() {
        return judgements.stream().map(RecordFlaw::type).anyMatch(USELESS::contains);
    }

    private static Optional<String> version(TagList tags) {
        return tags.tag("v").flatMap(tag -> {
            if (tag.value().matches("(?s)DKIM1[\\s,:].*")) {
                return Optional.of(tag.flaw("there is no semicolon after v=DKIM1"));
            }
            if (!tag.value().equals("DKIM1")) {
                return Optional.of(tag.flaw("a version other than DKIM1"));
            }
            return tags.tags().get(0).equals(tag)
                    ? Optional.empty()
                    : Optional.of(tag.flaw("the version is not the first tag"));
        });
    }

    private static String key(String type, TagList tags, List<RecordFlaw> judgements) {
        Optional<TagList.Tag> p = tags.tag("p");
        if (p.isEmpty() && judgements.isEmpty()) {
            judgements.add(new RecordFlaw(PostureFinding.DKIM_MALFORMED, "there is no p=, which holds the key"));
        }
        if (p.isEmpty()) {
            return type;
        }
        String value = p.get().value().replaceAll("\\s", "");
        if (value.isEmpty()) {
            judgements.add(new RecordFlaw(PostureFinding.DKIM_REVOKED, "p= is empty: the key is revoked."));
            return "revoked";
        }
        Optional<byte[]> octets = decode(value);
        if (octets.isEmpty()) {
            judgements.add(new RecordFlaw(PostureFinding.DKIM_MALFORMED, p.get().flaw(notBase64(value))));
            return type;
        }
        return switch (type) {
            case "rsa" -> rsa(p.get(), octets.get(), judgements);
            case ED25519 -> ed25519(p.get(), octets.get(), judgements);
            default -> {
                judgements.add(new RecordFlaw(
                        PostureFinding.DKIM_MALFORMED,
                        tags.tag("k")
                                .map(k -> k.flaw("no verifier knows this key type"))
                                .orElse(type)));
                yield type;
            }
        };
    }

    private static String notBase64(String value) {
        if (value.contains("\"")) {
            return "p= has quotation marks in it, which are not Base64; they stand only around strings in a zone file";
        }
        if (value.contains("-----")) {
            return "p= has lines of a PEM file in it; the key is the text between them";
        }
        if (value.matches("[A-Za-z0-9_=-]*[_-][A-Za-z0-9_=-]*")) {
            return "p= is not Base64: it has - and _ where + and / belong";
        }
        return value.length() % 4 == 1 ? "p= is not Base64: it is cut off" : "p= is not Base64";
    }

    /** DER says its own length (X.690 section 8.1.3): a key of fewer octets was cut, usually at the 255 octets of one string. */
    private static boolean isCut(byte[] der) {
        return der.length > 4
                && der[0] == 0x30
                && (der[1] & 0xFF) == 0x82
                && ((der[2] & 0xFF) << 8 | der[3] & 0xFF) + 4 > der.length;
    }

    private static Optional<byte[]> decode(String value) {
        try {
            return Optional.of(Base64.getDecoder().decode(value.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String rsa(TagList.Tag p, byte[] octets, List<RecordFlaw> judgements) {
        OptionalInt bits = RsaModulus.bits(octets);
        if (bits.isEmpty()) {
            judgements.add(new RecordFlaw(
                    PostureFinding.DKIM_MALFORMED,
                    p.flaw(
                            isCut(octets)
                                    ? "p= is cut off: the key says that it is longer; a string of a TXT record ends at"
                                            + " 255 octets"
                                    : "p= holds no RSA key")));
            return "rsa";
        }
        String summary = "rsa, " + bits.getAsInt() + " bits";
        if (bits.getAsInt() < RSA_LEAST) {
            judgements.add(new RecordFlaw(PostureFinding.DKIM_KEY_REFUSED, "the key has " + bits.getAsInt() + " bits"));
        } else if (bits.getAsInt() < RSA_USUAL) {
            judgements.add(new RecordFlaw(PostureFinding.DKIM_KEY_WEAK, "the key has " + bits.getAsInt() + " bits"));
        } else if (bits.getAsInt() > RSA_MOST) {
            judgements.add(new RecordFlaw(PostureFinding.DKIM_KEY_LONG, "the key has " + bits.getAsInt() + " bits"));
        }
        return summary;
    }

    private static String ed25519(TagList.Tag p, byte[] octets, List<RecordFlaw> judgements) {
        if (octets.length != ED25519_OCTETS) {
            judgements.add(new RecordFlaw(
                    PostureFinding.DKIM_MALFORMED,
                    p.flaw("p= holds " + octets.length + " octets, and an ed25519 key has 32")));
        }
        return ED25519;
    }

    private static void uses(TagList tags, List<RecordFlaw> judgements) {
        tags.tag("h")
                .filter(h -> listed(h).noneMatch("sha256"::equals))
                .ifPresent(h -> judgements.add(new RecordFlaw(
                        listed(h).anyMatch("sha1"::equals)
                                ? PostureFinding.DKIM_SHA1_ONLY
                                : PostureFinding.DKIM_MALFORMED,
                        h.flaw("the key takes no sha256"))));
        tags.tag("s")
                .filter(s -> listed(s).noneMatch(service -> service.equals("*") || service.equals("email")))
                .ifPresent(s -> judgements.add(
                        new RecordFlaw(PostureFinding.DKIM_KEY_REFUSED, s.flaw("the key is not for mail"))
                                .mendedBy("Take s= out of the record, or write s=email.")));
        tags.tag("t")
                .filter(t -> listed(t).anyMatch("y"::equals))
                .ifPresent(t -> judgements.add(
                        new RecordFlaw(PostureFinding.DKIM_TEST_MODE, t.flaw("the domain only tests DKIM"))));
    }

    private static Stream<String> listed(TagList.Tag tag) {
        return Stream.of(tag.value().toLowerCase(Locale.ROOT).split(":")).map(String::strip);
    }
}
