package dev.mailworthy.smtp.message;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.api.BodyHasher;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.impl.BodyHasherImpl;

/** Makes keys for a test and signs messages with them. jDKIM makes the RSA signatures. */
public final class Signing {

    private Signing() {}

    public static KeyPair key(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (bits > 0) {
            generator.initialize(bits);
        }
        return generator.generateKeyPair();
    }

    public static String record(KeyPair key) {
        byte[] info = key.getPublic().getEncoded();
        boolean rsa = key.getPublic().getAlgorithm().equals("RSA");
        byte[] published = rsa ? info : Arrays.copyOfRange(info, info.length - 32, info.length);
        return "v=DKIM1; k=" + (rsa ? "rsa" : "ed25519") + "; p="
                + Base64.getEncoder().encodeToString(published);
    }

    /** @param tags all but {@code v=}, {@code bh=} and {@code b=} */
    public static String rsa(String message, KeyPair key, String tags) throws Exception {
        MailMessage read = MailMessage.read("test", message.getBytes(StandardCharsets.ISO_8859_1));
        DKIMSigner signer = new DKIMSigner("v=1; a=rsa-sha256; " + tags + " bh=; b=;", key.getPrivate());
        SignatureRecord template = signer.newSignatureRecordTemplate("v=1; a=rsa-sha256; " + tags + " bh=; b=;");
        BodyHasher hasher = signer.newBodyHasher(template);
        hasher.getOutputStream().write(read.body());
        hasher.getOutputStream().close();
        return signer.sign(new Fields(read), hasher) + "\r\n" + message;
    }

    public static String ed25519(String message, KeyPair key, String tags) throws Exception {
        MailMessage read = MailMessage.read("test", message.getBytes(StandardCharsets.ISO_8859_1));
        String all = " v=1; a=ed25519-sha256; " + tags;
        BodyHasherImpl hasher = new BodyHasherImpl(new SignatureTags(all + " bh=; b="));
        hasher.getOutputStream().write(read.body());
        hasher.getOutputStream().close();
        return ed25519(message, key, tags, Base64.getEncoder().encodeToString(hasher.getDigest()));
    }

    /** @param bh the hash of the body */
    static String ed25519(String message, KeyPair key, String tags, String bh) throws Exception {
        MailMessage read = MailMessage.read("test", message.getBytes(StandardCharsets.ISO_8859_1));
        String unsigned = " v=1; a=ed25519-sha256; " + tags + " bh=" + bh + "; b=";
        byte[] octets = SignedOctets.of(read, new SignatureTags(unsigned));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(MessageDigest.getInstance("SHA-256").digest(octets));
        return "DKIM-Signature:" + unsigned + Base64.getEncoder().encodeToString(signature.sign()) + "\r\n" + message;
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
}
