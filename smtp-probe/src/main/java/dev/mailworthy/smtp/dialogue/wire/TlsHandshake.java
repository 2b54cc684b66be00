package dev.mailworthy.smtp.dialogue.wire;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** One TLS handshake of a client that accepts any certificate and keeps it. */
public final class TlsHandshake {

    /** Names of application protocols (RFC 7301) that no server knows: together longer than a packet of Ethernet. */
    private static final List<String> FILLING = IntStream.range(0, 8)
            .mapToObj(n -> "x-mailworthy-" + n + "-" + "x".repeat(200))
            .toList();

    private final ChainRecorder recorder = new ChainRecorder();
    private final List<String> protocols;

    /** A handshake that begins with the platform's usual message. */
    public TlsHandshake() {
        this(List.of());
    }

    private TlsHandshake(List<String> protocols) {
        this.protocols = protocols;
    }

    /**
     * A handshake whose first message needs a packet of full length. A server that knows application protocols may answer with
     * an alert (RFC 7301 section 3.2), and others go on.
     */
    public static TlsHandshake beginningWithAFullPacket() {
        return new TlsHandshake(FILLING);
    }

    /** Does the handshake and gives the socket above TLS. */
    public SSLSocket over(Socket below, Optional<DomainName> host, int port) throws IOException {
        String name = host.map(DomainName::toString).orElse("");
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(below, name, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(serverName(name).map(List::<SNIServerName>of).orElse(List.of()));
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** The server name for SNI (RFC 6066 section 3); empty if the name is not a valid host name. */
    private static Optional<SNIHostName> serverName(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(new SNIHostName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {recorder}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no TLS", e);
        }
    }

    public TlsFacts facts(SSLSocket socket) throws IOException {
        try {
            List<byte[]> chain = new ArrayList<>();
            for (X509Certificate certificate : recorder.chain()) {
                chain.add(certificate.getEncoded());
            }
            byte[] spki = recorder.chain().isEmpty()
                    ? new byte[0]
                    : recorder.chain().get(0).getPublicKey().getEncoded();
            return new TlsFacts(
                    socket.getSession().getProtocol(),
                    socket.getSession().getCipherSuite(),
                    chain,
                    chain.isEmpty() ? "" : sha256(chain.get(0)),
                    chain.isEmpty() ? "" : sha256(spki));
        } catch (CertificateEncodingException e) {
            throw new IOException("a certificate cannot be encoded", e);
        }
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }
}
