package dev.mailworthy.smtp.message;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.message.SignatureOutcome.Fail;
import dev.mailworthy.smtp.message.SignatureOutcome.Pass;
import dev.mailworthy.smtp.message.SignatureOutcome.Unanswered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.impl.BodyHasherImpl;

/**
 * Verifies a {@link DkimSignature} (RFC 6376 section 6, RFC 8301, RFC 8463). jDKIM canonicalizes and hashes. Keys come
 * through this product's {@link Dns} port: an unanswered key is neither a pass nor a fail. The time comes from the
 * clock.
 */
final class DkimVerifier {

    /** The maximum number of signatures that are verified (RFC 6376 section 8.4 advises a limit). */
    static final int MOST_SIGNATURES = 10;

    private static final Set<String> ALGORITHMS = Set.of("rsa-sha256", "ed25519-sha256");
    private static final Set<String> CANONICALIZATIONS =
            Set.of("simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed");

    private final Dns dns;
    private final Clock clock;

    DkimVerifier(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    /** One signature and its pending DNS question for the key. */
    private record Pending(
            HeaderField field, Optional<DkimSignature> signature, Optional<CompletableFuture<DnsAnswer>> key) {}

    /** Verifies all signatures. The DNS questions for all keys run in parallel. */
    List<VerifiedSignature> verify(MailMessage message) {
        return verify(message, SigningService.EMAIL);
    }

    /** Verifies all signatures, with keys for a service. */
    List<VerifiedSignature> verify(MailMessage message, SigningService service) {
        List<Pending> pending = message.fields("dkim-signature").stream()
                .limit(MOST_SIGNATURES)
                .map(this::begin)
                .toList();
        List<VerifiedSignature> verified = new ArrayList<>();
        for (Pending each : pending) {
            verified.add(new VerifiedSignature(verified.size() + 1, each.signature(), outcome(message, each, service)));
        }
        return verified;
    }

    private Pending begin(HeaderField field) {
        Optional<DkimSignature> signature = DkimSignature.parse(field.value());
        return new Pending(field, signature, signature.flatMap(this::ask));
    }

    /** Asks for the key. Empty if the name is too long for the DNS. */
    private Optional<CompletableFuture<DnsAnswer>> ask(DkimSignature signature) {
        try {
            DomainName name = signature.domain().prepend(signature.selector() + "._domainkey");
            return Optional.of(dns.query(DnsQuestion.of(name, RecordType.TXT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SignatureOutcome outcome(MailMessage message, Pending pending, SigningService service) {
        Optional<DkimSignature> signature = pending.signature();
        if (signature.isEmpty()) {
            return new Fail("the field cannot be read, or a tag that must be there is missing");
        }
        Optional<String> flaw = flaw(signature.get(), message.receivedAt().orElseGet(clock::instant));
        if (flaw.isPresent()) {
            return new Fail(flaw.get());
        }
        DnsAnswer answer = pending.key().isPresent() ? pending.key().get().join() : noSuchName();
        if (answer instanceof DnsAnswer.Unanswered silent) {
            return new Unanswered(silent.reason(), "key " + signature.get().keyName() + ": " + silent.detail());
        }
        try {
            SigningKey key = key(signature.get(), texts(answer), service);
            return check(message, pending.field(), key);
        } catch (IllegalArgumentException e) {
            return new Fail(String.valueOf(e.getMessage()));
        }
    }

    private static DnsAnswer noSuchName() {
        return new DnsAnswer.NoSuchName(0, DnsAnswer.Origin.none("no resolver: the name is too long"));
    }

    /** What makes it void whatever its key (RFC 6376 section 6.1.1), at the time when the message was received. */
    private static Optional<String> flaw(DkimSignature signature, Instant received) {
        if (!ALGORITHMS.contains(signature.algorithm())) {
            return Optional.of(
                    signature.algorithm().endsWith("sha1")
                            ? "it is made with SHA-1, which verifiers refuse (RFC 8301 section 3.1); sign with rsa-sha256"
                            : "its algorithm is unknown: a=" + signature.algorithm());
        }
        if (!CANONICALIZATIONS.contains(signature.canonicalization())) {
            return Optional.of("its canonicalization is unknown: c=" + signature.canonicalization());
        }
        if (!signature.signs("from")) {
            return Optional.of("it does not sign From (RFC 6376 section 5.4)");
        }
        if (!signature.identity().isAtOrBelow(signature.domain())) {
            return Optional.of("i= is not of the domain in d=");
        }
        return signature
                .expires()
                .filter(end -> end.isBefore(received))
                .map(end -> "it had expired on " + end + " (x=) when the message was received");
    }

    private static List<String> texts(DnsAnswer answer) {
        Stream<DnsRecord.Txt> records =
                answer instanceof DnsAnswer.Records found ? found.of(DnsRecord.Txt.class).stream() : Stream.empty();
        return records.map(record -> new String(record.joined(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** @throws IllegalArgumentException if no key may verify this signature (RFC 6376 section 6.1.2) */
    private static SigningKey key(DkimSignature signature, List<String> texts, SigningService service) {
        String at = "at " + signature.keyName();
        List<Tags> records = texts.stream()
                .flatMap(text -> Tags.parse(text).stream())
                .filter(tags -> tags.value("p").isPresent())
                .toList();
        require(!records.isEmpty(), "there is no key " + at);
        require(records.size() == 1, "there are several keys " + at);
        Tags record = records.get(0);
        require(record.value("v").orElse("DKIM1").equals("DKIM1"), "the key " + at + " is of another version");
        String base64 = record.compact("p").orElseThrow();
        require(!base64.isEmpty(), "the key " + at + " is revoked");
        String type = record.value("k").orElse(SigningKey.RSA).toLowerCase(Locale.ROOT);
        require(signature.algorithm().startsWith(type + "-"), "the key " + at + " is of another type");
        require(listed(record, "h", "sha256"), "the key " + at + " does not allow SHA-256");
        require(listed(record, "s", service.written()), "the key " + at + " is for another service");
        boolean exact = record.compact("t")
                .filter(flags -> List.of(flags.split(":")).contains("s"))
                .isPresent();
        require(!exact || signature.identity().equals(signature.domain()), "the key " + at + " is for no subdomain");
        SigningKey key = SigningKey.parse(type, base64);
        require(
                !type.equals(SigningKey.RSA) || key.bits() >= SigningKey.RSA_LEAST && key.bits() <= SigningKey.RSA_MOST,
                "the key " + at + " has " + key.bits() + " bits");
        return key;
    }

    private static boolean listed(Tags record, String tag, String value) {
        List<String> allowed =
                List.of(record.compact(tag).orElse("*").toLowerCase(Locale.ROOT).split(":"));
        return allowed.contains("*") || allowed.contains(value);
    }

    private static void require(boolean kept, String problem) {
        if (!kept) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** A body of blanks alone is empty in relaxed form (RFC 6376 section 3.4.4); jDKIM hashes a line break for it. */
    private static boolean isEmptyRelaxed(MailMessage message, HeaderField field) {
        for (byte octet : message.body()) {
            if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
                return false;
            }
        }
        return DkimSignature.parse(field.value())
                .filter(signature -> signature.canonicalization().endsWith("/relaxed"))
                .isPresent();
    }

    private static SignatureOutcome check(MailMessage message, HeaderField field, SigningKey key) {
        boolean ascii =
                message.fields().stream().allMatch(each -> each.raw().chars().allMatch(c -> c < 0x80));
        if (!ascii && !SignedOctets.keepsAllOctets()) {
            return new Unanswered(
                    Reason.NOT_SUPPORTED,
                    "the header has octets beyond ASCII, which this platform's charset loses; set LC_ALL to C.UTF-8");
        }
        try {
            SignatureTags record = new SignatureTags(field.value());
            BodyHasherImpl body = new BodyHasherImpl(record);
            body.getOutputStream().write(message.body());
            body.getOutputStream().close();
            byte[] digest = isEmptyRelaxed(message, field)
                    ? MessageDigest.getInstance("SHA-256").digest()
                    : body.getDigest();
            if (!MessageDigest.isEqual(digest, record.getBodyHash())) {
                return new Fail("the body was changed after it was signed");
            }
            return key.verifies(SignedOctets.of(message, record), record.getSignature())
                    ? new Pass(key.type(), key.bits())
                    : new Fail("a signed header field was changed, or it was made with another key");
        } catch (PermFailException | GeneralSecurityException | IOException e) {
            return new Fail("it cannot be verified");
        } catch (RuntimeException e) {
            // jDKIM's parser of tags throws unchecked exceptions of several kinds.
            return new Fail("the field cannot be read");
        }
    }
}
