package dev.mailworthy.smtp.responder;

import dev.mailworthy.smtp.responder.token.Token;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * The visitor's side of TLS.
 *
 * @param certificate the SHA-256 of the peer's certificate, as a {@link Token}
 */
record TlsVisit(SSLSocket socket, String certificate) {

    /**
     * Does the TLS handshake on a connected socket, and accepts any certificate. The link's deadline bounds each wait.
     */
    public static TlsVisit begin(Socket socket, Link link) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            SSLSocket secured = (SSLSocket) context.getSocketFactory()
                    .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
            secured.setSoTimeout(link.millisLeft());
            secured.startHandshake();
            byte[] shown = secured.getSession().getPeerCertificates()[0].getEncoded();
            return new TlsVisit(secured, Token.sha256(shown));
        } catch (CertificateEncodingException e) {
            throw new IOException("the certificate cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no TLS", e);
        }
    }
}
