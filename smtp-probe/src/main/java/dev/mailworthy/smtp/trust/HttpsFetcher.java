package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.Printable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Fetches a document over HTTPS. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface HttpsFetcher {

    /**
     * Fetches {@code https://HOST/PATH} with one GET. Follows no redirect. Checks the certificate for the host against
     * the platform's trust anchors. Blocks for at most the implementation's time limit.
     *
     * @param host whose certificate must hold
     * @param path begins with a slash
     * @param maxOctets the limit of the body; a longer one is a failure
     * @return a complete response, or why there is none
     */
    Fetched fetch(DomainName host, String path, int maxOctets);

    /** The result of a fetch. */
    sealed interface Fetched {

        /**
         * A complete response.
         *
         * @param status three digits (RFC 9110 section 15)
         * @param contentType as sent, safe to print, or empty
         * @param body the array is the caller's own
         */
        record Document(int status, String contentType, byte[] body) implements Fetched {
            public Document {
                contentType = Printable.text(contentType);
                body = body.clone();
            }

            /** {@return a copy of the response's body} */
            @Override
            public byte[] body() {
                return body.clone();
            }

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Document document
                        && status == document.status
                        && contentType.equals(document.contentType)
                        && Arrays.equals(body, document.body);
            }

            @Override
            public int hashCode() {
                return Objects.hash(status, contentType, Arrays.hashCode(body));
            }
        }

        /**
         * No complete response came. The reason is for programs, the detail for people. {@link Reason#REFUSED}: the certificate
         * does not hold for the host.
         *
         * @param reason for programs
         * @param detail one line for people
         */
        record Failed(Reason reason, String detail) implements Fetched {
            public Failed {
                Objects.requireNonNull(reason, "reason");
                detail = Printable.text(detail);
            }
        }
    }

    /**
     * {@return a fetcher over the network, with addresses from the {@link Dns DNS port}}
     *
     * @param dns gives the host's addresses
     * @param limit of one fetch, from the connection to the last octet
     */
    static HttpsFetcher direct(Dns dns, Duration limit) {
        return new DirectHttps(dns, (SSLSocketFactory) SSLSocketFactory.getDefault(), 443, limit);
    }

    /** {@return a fetcher that fetches nothing, for runs that must not leave the machine} */
    static HttpsFetcher none() {
        return (host, path, maxOctets) -> new Fetched.Failed(Reason.NOT_CONFIGURED, "nothing is fetched in this run");
    }
}
