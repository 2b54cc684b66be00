package dev.mailworthy.core.yaml;

import dev.mailworthy.core.text.Printable;

/** A YAML file that cannot be used. The message is one line: {@code FILE:LINE: problem}. */
public final class YamlException extends Exception {

    private static final long serialVersionUID = 1L;

    YamlException(String message) {
        super(Printable.text(message.replace('\n', ' ')));
    }
}
