package dev.mailworthy.smtp.provider.catalogue;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request to a provider's metadata service, which describes the machine that asks.
 *
 * @param method {@code GET} or {@code PUT}
 * @param address a link-local address, or one of the few other addresses of such services
 * @param port 1 to 65535
 * @param path with its query
 * @param header {@code Name: value}, or empty
 * @param says a text in the answers of this provider; empty if a success is enough
 */
public record MetadataEndpoint(
        String method, IpAddress address, int port, String path, Optional<String> header, Optional<String> says) {

    /** The networks that may be asked, whatever a file says: only the machine's own. */
    private static final List<Cidr> OWN_NETWORK =
            List.of(Cidr.parse("169.254.0.0/16"), Cidr.parse("100.100.100.200/32"), Cidr.parse("fd00::/8"));

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}: [\\x20-\\x7e]{1,200}");
    private static final int HTTP = 80;

    /**
     * {@return the request that recognises a provider}
     *
     * @param method GET or PUT
     * @param url with an address for a host
     * @param header one line; empty without one
     * @param says a text in this provider's response; empty if any response will do
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public static MetadataEndpoint of(String method, String url, Optional<String> header, Optional<String> says) {
        header.filter(line -> !HEADER.matcher(line).matches()).ifPresent(line -> {
            throw new IllegalArgumentException("a header is written \"Name: value\"");
        });
        URI uri = Links.parse(url);
        if (!"http".equals(uri.getScheme())) {
            throw new IllegalArgumentException("a metadata service speaks http");
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        IpAddress address = IpAddress.parse(host);
        if (OWN_NETWORK.stream().noneMatch(network -> network.contains(address))) {
            throw new IllegalArgumentException(
                    host + " is not the address of a metadata service, such as 169.254.169.254");
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new MetadataEndpoint(
                method, address, uri.getPort() < 0 ? HTTP : uri.getPort(), path + query, header, says);
    }

    /**
     * {@return whether a response is from this provider; case is ignored}
     *
     * @param response the whole body
     */
    public boolean recognises(String response) {
        return says.map(word -> response.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    /** The form for evidence. */
    @Override
    public String toString() {
        return method + " http://" + address + path;
    }
}
