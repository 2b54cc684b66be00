package dev.mailworthy.smtp.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.List;
import org.apache.james.jdkim.DKIMCommon;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the octets of a header that a signature covers, as jDKIM canonicalizes them (RFC 6376 sections 3.4 and 3.7).
 * jDKIM verifies only RSA. It therefore gets this {@link Signature}, which only keeps the octets. jDKIM encodes
 * characters with the platform's charset. That is undone here, because each character is one octet.
 */
final class SignedOctets extends Signature {

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    private SignedOctets() {
        super("none");
    }

    /** Whether headers beyond ASCII survive the platform's charset. */
    static boolean keepsAllOctets() {
        return Charset.defaultCharset().newEncoder().canEncode('\u00ff');
    }

    /** @throws SignatureException if the canonicalization is unknown */
    public static byte[] of(MailMessage message, SignatureRecord record) throws SignatureException {
        SignedOctets sink = new SignedOctets();
        try {
            sink.initVerify(new NoKey());
            Library.write(new Fields(message), record, sink);
        } catch (PermFailException | InvalidKeyException e) {
            throw new SignatureException(e);
        }
        return sink.octets.toByteArray();
    }

    /** A subclass, because jDKIM's method is protected. */
    private static final class Library extends DKIMCommon {
        static void write(Headers headers, SignatureRecord record, Signature sink)
                throws SignatureException, PermFailException {
            signatureCheck(headers, record, record.getHeaders(), sink);
        }
    }

    private record Fields(MailMessage message) implements Headers {
        @Override
        public List<String> getFields() {
            return message.fields().stream().map(HeaderField::raw).toList();
        }

        @Override
        public List<String> getFields(String name) {
            return message.fields(name).stream().map(HeaderField::raw).toList();
        }
    }

    /** A key that verifies nothing. */
    private static final class NoKey implements PublicKey {
        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
            return "none";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }

    @Override
    protected void engineInitVerify(PublicKey key) {
        octets.reset();
    }

    @Override
    protected void engineUpdate(byte[] encoded, int offset, int length) {
        String characters = new String(encoded, offset, length, Charset.defaultCharset());
        octets.writeBytes(characters.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    protected void engineUpdate(byte octet) {
        octets.write(octet);
    }

    @Override
    protected void engineInitSign(PrivateKey key) {
        throw new UnsupportedOperationException("a sink signs nothing");
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        throw new SignatureException("a sink signs nothing");
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        throw new SignatureException("a sink verifies nothing");
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String parameter, Object value) {
        throw new InvalidParameterException();
    }

    @Override
    @Deprecated
    protected @Nullable Object engineGetParameter(String parameter) {
        return null;
    }
}
