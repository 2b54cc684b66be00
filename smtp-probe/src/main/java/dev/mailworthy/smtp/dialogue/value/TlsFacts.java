package dev.mailworthy.smtp.dialogue.value;

import java.util.List;

/**
 * What the handshake showed. Nothing in it is judged: the handshake accepts any certificate.
 *
 * @param protocol {@code TLSv1.3}
 * @param cipher the suite's standard name
 * @param chain the certificates in DER, the peer's own first, as sent. The arrays are not to be changed by whoever gets them
 * @param leafSha256 of the peer's own certificate, 64 hexadecimal digits
 * @param leafSpkiSha256 of its public key (SubjectPublicKeyInfo), as a TLSA record with selector 1 has it
 */
public record TlsFacts(String protocol, String cipher, List<byte[]> chain, String leafSha256, String leafSpkiSha256) {
    public TlsFacts {
        chain = List.copyOf(chain);
    }
}
