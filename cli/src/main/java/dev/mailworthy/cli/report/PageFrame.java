package dev.mailworthy.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * An HTML page that loads nothing: it has no script, no font and no image. Its policy (CSP 3) allows the page's own style sheet,
 * by its hash, and nothing else.
 *
 * @param again the command that makes the page again
 */
record PageFrame(String title, String tool, String again) {

    /** The whole page around a content. */
    String around(List<Element> content) {
        String style = style();
        Element page = Element.of("html", head(style), body(content)).with("lang", "en");
        StringBuilder out = new StringBuilder(32_768).append("<!DOCTYPE html>\n");
        page.write(out);
        return out.append('\n').toString();
    }

    private Element head(String style) {
        return Element.of(
                "head",
                Element.of("meta").with("charset", "utf-8"),
                Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with(
                                "content",
                                "default-src 'none'; style-src 'sha256-" + sha256(style)
                                        + "'; base-uri 'none'; form-action 'none'"),
                Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Element.of("meta").with("name", "referrer").with("content", "no-referrer"),
                Element.of("meta").with("name", "robots").with("content", "noindex"),
                Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                Element.of("title", title),
                Element.of("style", new Markup.Own(style)));
    }

    private Element body(List<Element> content) {
        return Element.of(
                "body",
                Element.of("a", "Skip to the report").with("class", "skip").with("href", "#report"),
                Element.of("header", Element.of("p", "Mailworthy").with("class", "brand")),
                Element.of("main", content).with("id", "report"),
                Element.of(
                        "footer",
                        Element.of(
                                "p", tool + ". This page is complete in itself: it holds no script and loads nothing."),
                        Element.of("p", again)));
    }

    private static String style() {
        try (InputStream in = PageFrame.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("the page's style sheet is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
