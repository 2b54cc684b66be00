package dev.mailworthy.cli.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of the process as the user typed them. Java decodes them by the locale. In the locale C, which cron has, it
 * replaces each octet of a UTF-8 text, so that {@code bücher.example} arrives damaged. Linux keeps the octets in
 * {@code /proc/self/cmdline}.
 */
public final class Arguments {

    private static final char REPLACEMENT = '\ufffd';

    private Arguments() {}

    /**
     * The arguments, read again as UTF-8 if Java damaged one and the octets can be had; else as they are.
     *
     * @param args what Java made of them
     * @param commandLine the file with the octets of the command line, each argument ended by NUL
     */
    public static String[] asTyped(String[] args, Path commandLine) {
        if (!isDamaged(args)) {
            return args;
        }
        try {
            List<String> typed = words(Files.readAllBytes(commandLine));
            return typed.size() < args.length
                    ? args
                    : typed.subList(typed.size() - args.length, typed.size()).toArray(String[]::new);
        } catch (IOException e) {
            return args;
        }
    }

    /** Beside the replacement character, an octet above 127 can arrive as a surrogate or as a character of Latin 1. */
    private static boolean isDamaged(String[] args) {
        for (String arg : args) {
            if (arg.chars()
                    .anyMatch(c -> c == REPLACEMENT || Character.isSurrogate((char) c) || c >= 0x80 && c <= 0xff)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> words(byte[] octets) throws CharacterCodingException {
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == 0) {
                words.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(octets, begin, i - begin))
                        .toString());
                begin = i + 1;
            }
        }
        return words;
    }
}
