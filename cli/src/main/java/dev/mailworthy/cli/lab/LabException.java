package dev.mailworthy.cli.lab;

/** A lab that does not exist or cannot be read. The message is one sentence, with file and line if they are known. */
public final class LabException extends Exception {

    private static final long serialVersionUID = 1L;

    LabException(String message) {
        super(message);
    }
}
