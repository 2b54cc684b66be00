package dev.mailworthy.smtp.provider.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Reads URLs from a file. Reports show them, and users follow them. */
final class Links {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e&&[^<>\"'`\\\\]]{1,300}");

    private Links() {}

    /** @throws IllegalArgumentException with one sentence that says what is wrong */
    static URI parse(String text) {
        if (!VISIBLE.matcher(text).matches()) {
            throw new IllegalArgumentException("a URL has at most 300 characters, all visible ASCII without quotes");
        }
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException("a URL begins with https:// and a host");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is not a URL", e);
        }
    }
}
