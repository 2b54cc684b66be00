package dev.mailworthy.cli.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links to pages of the web. Only {@code http} and {@code https} become links; any other text stays text. */
final class WebLink {
    /** Visible ASCII without quotes and angle brackets. A dot, comma or bracket at the end belongs to the sentence. */
    private static final Pattern URL = Pattern.compile("https?://[\\x21-\\x7e&&[^<>\"'`\\\\]]*[A-Za-z0-9/=_~-]");

    private WebLink() {}

    /** The text as a link, if the whole of it is the address of a page. */
    static Optional<Element> of(String text) {
        return URL.matcher(text).matches() && isWeb(text)
                ? Optional.of(Element.of("a", text).with("href", text).with("rel", "noopener noreferrer"))
                : Optional.empty();
    }

    /** A sentence whose addresses of pages are links. */
    static List<Markup> in(String sentence) {
        List<Markup> parts = new ArrayList<>();
        Matcher urls = URL.matcher(sentence);
        int from = 0;
        while (urls.find()) {
            Optional<Element> link = of(urls.group());
            if (link.isPresent()) {
                parts.add(new Markup.Text(sentence.substring(from, urls.start())));
                parts.add(link.get());
                from = urls.end();
            }
        }
        parts.add(new Markup.Text(sentence.substring(from)));
        return parts;
    }

    private static boolean isWeb(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
