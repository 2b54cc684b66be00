package dev.mailworthy.cli.render;

import dev.mailworthy.cli.json.JsonText;
import java.util.stream.Collectors;

/** The form of the output of a report. */
public enum Rendering {
    TEXT {
        @Override
        public <R> String of(R report, Renderer<R> renderer, Stamp stamp, TextStyle style) {
            return renderer.text(report, style);
        }
    },
    JSON {
        @Override
        public <R> String of(R report, Renderer<R> renderer, Stamp stamp, TextStyle style) {
            return JsonText.of(renderer.document(report, stamp), JsonText.Layout.INDENTED);
        }
    },
    NDJSON {
        @Override
        public <R> String of(R report, Renderer<R> renderer, Stamp stamp, TextStyle style) {
            return renderer.lines(report, stamp).stream()
                    .map(line -> JsonText.of(line, JsonText.Layout.LINE))
                    .collect(Collectors.joining());
        }
    };

    /** The whole output, with a line break at its end. */
    public abstract <R> String of(R report, Renderer<R> renderer, Stamp stamp, TextStyle style);
}
