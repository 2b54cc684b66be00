package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.Printable;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;

/** The port through which a document is fetched over HTTPS. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface HttpsFetcher {

    /**
     * Fetches {@code https://HOST/PATH} with one GET, follows no redirect, and checks the certificate for the host against
     * the platform's trust anchors. Ends within the implementation's time limit.
     *
     * @param path begins with a slash
     * @param maxOctets of the body; a longer one is a failure
     */
    Fetched fetch(DomainName host, String path, int maxOctets);

    /** The result of a fetch. */
    sealed interface Fetched {

        /**
         * A whole response.
         *
         * @param contentType as sent, safe to print, or empty
         * @param body callers must not change it
         */
        record Document(int status, String contentType, byte[] body) implements Fetched {
            public Document {
                contentType = Printable.text(contentType);
            }
        }

        /** No whole response; the reason is for programs, the detail for people. */
        record Failed(Reason reason, String detail) implements Fetched {
            public Failed {
                Objects.requireNonNull(reason, "reason");
                detail = Printable.text(detail);
            }
        }
    }

    /**
     * Over the network, to addresses that the DNS port names.
     *
     * @param limit of one fetch, from the connection to the last octet
     */
    static HttpsFetcher direct(Dns dns, Duration limit) {
        return new DirectHttps(dns, (SSLSocketFactory) SSLSocketFactory.getDefault(), 443, limit);
    }

    /** Fetches nothing: for runs that must not leave the machine. */
    static HttpsFetcher none() {
        return (host, path, maxOctets) -> new Fetched.Failed(Reason.NOT_CONFIGURED, "nothing is fetched in this run");
    }
}
