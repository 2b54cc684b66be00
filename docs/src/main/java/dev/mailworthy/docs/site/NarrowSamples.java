package dev.mailworthy.docs.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Adds to each sample of a page the same output as a narrow terminal shows it. The style sheet shows the one that fits. */
final class NarrowSamples {

    private final Map<String, String> narrowByWide = new LinkedHashMap<>();

    /** @param samples a folder with the samples; its folder {@code narrow} has files of the same names */
    NarrowSamples(Path samples) throws IOException {
        try (Stream<Path> files = Files.list(samples)) {
            for (Path wide : files.filter(Files::isRegularFile).sorted().toList()) {
                Path narrow = samples.resolve("narrow").resolve(wide.getFileName());
                if (Files.exists(narrow)) {
                    narrowByWide.put(pre("", wide), pre(" class=\"narrow\"", narrow));
                }
            }
        }
    }

    private static String pre(String attributes, Path file) throws IOException {
        String text = Files.readString(file)
                .stripTrailing()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return "<pre" + attributes + ">" + text + "</pre>";
    }

    String in(String page) {
        String done = page;
        for (Map.Entry<String, String> sample : narrowByWide.entrySet()) {
            String wide = sample.getKey();
            done = done.replace(wide, wide.replaceFirst("<pre>", "<pre class=\"wide\">") + sample.getValue());
        }
        return done;
    }
}
