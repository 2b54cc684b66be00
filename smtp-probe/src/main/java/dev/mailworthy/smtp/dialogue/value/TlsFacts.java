package dev.mailworthy.smtp.dialogue.value;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the TLS handshake showed, without a judgement: the handshake accepts any certificate, and {@link
 * dev.mailworthy.smtp.trust.PeerTrust} judges it later.
 *
 * @param protocol {@code TLSv1.3}
 * @param cipher the suite's standard name
 * @param chain the certificates in DER, the peer's own first, as sent. The arrays are the caller's own
 * @param leafSha256 of the peer's own certificate, 64 hexadecimal digits
 * @param leafSpkiSha256 of its public key (SubjectPublicKeyInfo), as a TLSA record with selector 1 has it
 */
public record TlsFacts(String protocol, String cipher, List<byte[]> chain, String leafSha256, String leafSpkiSha256) {
    public TlsFacts {
        chain = chain.stream().map(byte[]::clone).toList();
    }

    /** {@return copies of the certificates in DER, the server's own first; empty without one} */
    @Override
    public List<byte[]> chain() {
        return chain.stream().map(byte[]::clone).toList();
    }

    private List<Object> content() {
        return List.of(protocol, cipher, chain.stream().map(ByteBuffer::wrap).toList(), leafSha256, leafSpkiSha256);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlsFacts facts && content().equals(facts.content());
    }

    @Override
    public int hashCode() {
        return content().hashCode();
    }
}
