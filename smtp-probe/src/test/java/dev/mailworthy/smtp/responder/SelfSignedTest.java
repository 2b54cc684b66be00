package dev.mailworthy.smtp.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.smtp.responder.token.SelfSigned;
import dev.mailworthy.smtp.responder.token.Token;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The certificate, read by the Java platform. */
@Tag("jdk")
@Timeout(120)
class SelfSignedTest {

    @Test
    void theCertificateIsSelfSignedAndNewInEachRun() throws Exception {
        try (Rig rig = Rig.at(Rig.HERE);
                Socket socket = new Socket(Rig.HERE.toInetAddress(), rig.port())) {
            Link link = new Link(socket, System.nanoTime() + 5_000_000_000L);
            link.read();
            assertThat(link.ask("STARTTLS").code()).isEqualTo(220);
            TlsVisit visit = TlsVisit.begin(socket, link);
            try (SSLSocket secured = visit.socket()) {
                X509Certificate shown = (X509Certificate) secured.getSession().getPeerCertificates()[0];
                shown.verify(shown.getPublicKey());
                shown.checkValidity(Date.from(Rig.CLOCK.instant()));
                shown.checkValidity(Date.from(Rig.CLOCK.instant().plus(366, ChronoUnit.DAYS)));
                assertThat(shown.getSubjectX500Principal().getName()).isEqualTo("CN=responder.invalid");
                assertThat(shown.getSerialNumber().signum()).isEqualTo(1);
                assertThat(visit.certificate()).isEqualTo(Token.sha256(shown.getEncoded()));
            }
        }
        assertThat(SelfSigned.draw(Rig.CLOCK.instant(), new SecureRandom()).sha256())
                .isNotEqualTo(
                        SelfSigned.draw(Rig.CLOCK.instant(), new SecureRandom()).sha256());
    }
}
