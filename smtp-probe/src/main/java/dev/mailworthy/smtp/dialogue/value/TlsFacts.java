package dev.mailworthy.smtp.dialogue.value;

import java.util.List;

/**
 * What the TLS handshake showed, without a judgement: the handshake accepts any certificate, and {@link
 * dev.mailworthy.smtp.trust.PeerTrust} judges it later.
 *
 * @param protocol {@code TLSv1.3}
 * @param cipher the suite's standard name
 * @param chain the certificates in DER, the peer's own first, as sent. Callers must not change the arrays
 * @param leafSha256 of the peer's own certificate, 64 hexadecimal digits
 * @param leafSpkiSha256 of its public key (SubjectPublicKeyInfo), as a TLSA record with selector 1 has it
 */
public record TlsFacts(String protocol, String cipher, List<byte[]> chain, String leafSha256, String leafSpkiSha256) {
    public TlsFacts {
        chain = List.copyOf(chain);
    }
}
