package dev.mailworthy.smtp.message;

import dev.mailworthy.core.net.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The tags of a DKIM-Signature field (RFC 6376 section 3.5).
 *
 * @param domain {@code d=}
 * @param selector {@code s=}
 * @param algorithm {@code a=}, in small letters
 * @param canonicalization {@code c=}, of header and body
 * @param signed {@code h=}, in small letters and in order
 * @param identity the domain of {@code i=}
 * @param bodyLength {@code l=}: the number of octets of the body that are signed
 * @param expires {@code x=}
 */
public record DkimSignature(
        DomainName domain,
        DomainName selector,
        String algorithm,
        String canonicalization,
        List<String> signed,
        DomainName identity,
        OptionalLong bodyLength,
        Optional<Instant> expires) {

    /** The maximum length of a field. An honest field is shorter. */
    static final int LONGEST = 16_384;

    public DkimSignature {
        signed = List.copyOf(signed);
    }

    /** Empty if a required tag is missing, or if a tag has an invalid value. */
    static Optional<DkimSignature> parse(String value) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Tags.parse(value)
                    .filter(tags -> tags.value("v").equals(Optional.of("1")))
                    .filter(tags -> Stream.of("a", "b", "bh", "d", "h", "s").allMatch(tags.values()::containsKey))
                    .map(DkimSignature::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DkimSignature of(Tags tags) {
        DomainName domain = DomainName.parse(tags.compact("d").orElseThrow());
        String identity = tags.compact("i").orElse("@" + domain);
        return new DkimSignature(
                domain,
                DomainName.parse(tags.compact("s").orElseThrow()),
                tags.compact("a").orElseThrow().toLowerCase(Locale.ROOT),
                canonicalization(tags.compact("c").orElse("simple/simple").toLowerCase(Locale.ROOT)),
                Stream.of(tags.compact("h")
                                .orElseThrow()
                                .toLowerCase(Locale.ROOT)
                                .split(":"))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                DomainName.parse(identity.substring(identity.lastIndexOf('@') + 1)),
                tags.compact("l").map(DkimSignature::number).orElse(OptionalLong.empty()),
                tags.compact("x").map(text -> Instant.ofEpochSecond(number(text).orElseThrow())));
    }

    private static String canonicalization(String value) {
        return value.contains("/") ? value : value + "/simple";
    }

    private static OptionalLong number(String text) {
        if (!text.matches("[0-9]{1,12}")) {
            throw new IllegalArgumentException("no number");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** The DNS name of the key. */
    String keyName() {
        return selector + "._domainkey." + domain;
    }

    /**
     * {@return whether a header field is signed}
     *
     * @param field the name of a header field, in upper or lower case
     */
    public boolean signs(String field) {
        return signed.contains(field.toLowerCase(Locale.ROOT));
    }
}
