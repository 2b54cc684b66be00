package dev.mailworthy.smtp.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.dialogue.ScriptedServer;
import dev.mailworthy.smtp.dialogue.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fetcher with web servers on loopback. */
@Tag("jdk")
@Timeout(120)
class DirectHttpsTest {

    private static final DomainName HOST = DomainName.parse("mta-sts.receiver.test");

    private static SSLContext trusting;
    private static TestCertificates.Identity root;
    private static TestCertificates.Identity web;

    @BeforeAll
    static void makeCertificates() throws Exception {
        root = TestCertificates.authority("Web root");
        web = root.issue(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2090-01-01T00:00:00Z"), HOST.toString());
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", root.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    private static HttpsFetcher.Fetched fetch(Duration limit, ScriptedServer.Script script) throws Exception {
        ZoneDns dns =
                ZoneDns.parse("z", "$ORIGIN receiver.test.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\nmta-sts A 127.0.0.1\n");
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            return new DirectHttps(
                            dns, trusting.getSocketFactory(), server.address().getPort(), limit)
                    .fetch(HOST, "/.well-known/mta-sts.txt", 1000);
        }
    }

    private static HttpsFetcher.Fetched answered(String response) throws Exception {
        return fetch(Duration.ofSeconds(100), client -> {
            client.tls(web.context());
            while (!client.hear().isEmpty()) {
                continue;
            }
            client.say(response).hangUp();
        });
    }

    private static String body(HttpsFetcher.Fetched fetched) {
        return new String(((HttpsFetcher.Fetched.Document) fetched).body(), StandardCharsets.US_ASCII);
    }

    @Test
    void bodiesInAllTheirForms() throws Exception {
        assertThat(body(answered("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/plain\r\n\r\nhello")))
                .isEqualTo("hello");
        assertThat(body(answered("HTTP/1.0 200 OK\r\n\r\nhello"))).isEqualTo("hello");
        assertThat(body(answered(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n")))
                .isEqualTo("hello");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        assertThat(((HttpsFetcher.Fetched.Document)
                                answered("HTTP/1.1 302 Found\r\nLocation: https://evil.test/\r\n\r\n"))
                        .status())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "220 smtp here\r\n",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\nx"
            })
    void anInvalidResponseIsMalformed(String response) throws Exception {
        assertThat(answered(response))
                .isInstanceOfSatisfying(
                        HttpsFetcher.Fetched.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void moreThanTheLimitIsRefused() throws Exception {
        assertThat(answered("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(2000)))
                .isInstanceOf(HttpsFetcher.Fetched.Failed.class);
        assertThat(answered("HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .isInstanceOf(HttpsFetcher.Fetched.Failed.class);
        assertThat(answered("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(200) + "\r\n"))
                .isInstanceOf(HttpsFetcher.Fetched.Failed.class);
    }

    @Test
    void aWebServerThatDripsCannotHoldAFetch() throws Exception {
        assertThat(fetch(
                        Duration.ofMillis(1500),
                        client -> client.tls(web.context()).drip("HTTP/1.1 200 OK\r\n", Duration.ofMillis(20))))
                .isInstanceOfSatisfying(
                        HttpsFetcher.Fetched.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT));
        assertThat(fetch(Duration.ofMillis(700), ScriptedServer.Client::beSilent))
                .isInstanceOfSatisfying(
                        HttpsFetcher.Fetched.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT));
    }

    @Test
    void anotherHostsCertificateIsRefused() throws Exception {
        TestCertificates.Identity other = root.issue(
                Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2090-01-01T00:00:00Z"), "www.receiver.test");
        assertThat(fetch(
                        Duration.ofSeconds(100),
                        client -> client.tls(other.context()).beSilent()))
                .isInstanceOfSatisfying(
                        HttpsFetcher.Fetched.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.REFUSED));
    }

    @Test
    void aHostWithoutAddressIsReported() throws Exception {
        ZoneDns dns = ZoneDns.parse("z", "$ORIGIN receiver.test.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n");
        assertThat(HttpsFetcher.direct(dns, Duration.ofSeconds(1)).fetch(HOST, "/", 10))
                .isInstanceOfSatisfying(
                        HttpsFetcher.Fetched.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.NO_CONNECTIVITY));
    }
}
