package dev.mailworthy.smtp.reply.bounce;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Messages of up to 10 MiB that attack time, stack or heap. */
final class HostileMessages {

    private HostileMessages() {}

    private static String filled(String head, String unit, String tail) {
        return head + unit.repeat((Bounce.LARGEST - head.length() - tail.length()) / unit.length()) + tail;
    }

    private static String nested(int depth) {
        String heads = IntStream.range(0, depth)
                .mapToObj(i -> "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i))
                .reduce("", String::concat);
        return heads + "\n550 no\n";
    }

    private static final String MIXED = "Content-Type: multipart/mixed; boundary=x\n\n";
    private static final String STATUS = "Content-Type: message/delivery-status\n\n";

    static List<Supplier<String>> all() {
        return List.of(
                () -> filled("", "a", ""),
                () -> filled("", "a:b\n", "\n"),
                () -> filled("", "\n", ""),
                () -> filled("", "\r", ""),
                () -> filled("Subject: ", "x\n ", "\n\n"),
                () -> filled("Content-Type: multipart/mixed; boundary=", "x", "\n\n"),
                () -> filled("Content-Type: text/plain; ", "a=b;", "\n\n550 no"),
                () -> filled("Content-Type: multipart/mixed; boundary=" + "a".repeat(50_000) + "\n\n", "a", ""),
                () -> filled("Content-Type: multipart/mixed; boundary=" + "a".repeat(199) + "\n\n", "a", ""),
                () -> filled("Content-Type: multipart/mixed; boundary=" + "a".repeat(199) + "\n\n--", "a", ""),
                () -> filled(MIXED, "--x\n\n", "--x--\n"),
                () -> filled(MIXED, "--x\r\r", "--x--\n"),
                () -> filled(MIXED + "--x\n", "a:b\n", "\n--x--\n"),
                () -> filled(MIXED, "--x\na:b\n\n\n", "--x--\n"),
                () -> filled(MIXED, "--", "--x--\n"),
                () -> filled("", nested(9), ""),
                () -> nested(2000),
                () -> nested(9),
                () -> "Content-Type: message/rfc822\n\n".repeat(100_000),
                () -> filled(
                        "",
                        "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nQ29udGVudC1UeXBlOiBtZXNzYWdlL3JmYzgyMgoK\n",
                        ""),
                () -> filled(STATUS, "\n\n", ""),
                () -> filled(STATUS, "Final-Recipient: rfc822; a@b\n\n", ""),
                () -> filled(STATUS, "Final-Recipient: rfc822; a@b\n", ""),
                () -> filled(STATUS + "Final-Recipient: rfc822; a@b\nDiagnostic-Code: smtp; ", "550 ", ""),
                () -> filled("Subject: x\n\n", "<a@b>:\n", "550 no"),
                () -> filled("Subject: x\n\n", "<a@b>:\n550 no\n", ""),
                () -> filled("Subject: x\n\n", "a@b 550 no\n", ""),
                () -> filled("Subject: x\n\n<a@b>:\n", "550-no\n", ""),
                () -> filled("Content-Transfer-Encoding: base64\n\n", "NTUw", ""),
                () -> filled("Content-Transfer-Encoding: quoted-printable\n\n", "=\n", ""),
                () -> filled("Content-Transfer-Encoding: quoted-printable\n\n", "=3D", ""),
                () -> filled("Content-Transfer-Encoding: uuencode\n\n", "begin 1 x\n", ""),
                () -> filled("Content-Type: text/plain; charset=no-such-charset\n\n", "550 no\n", ""));
    }

    /** The result of reading one message: the number of {@link RecipientStatus recipients}, or the problem. */
    static String outcome(String message) {
        try {
            return Bounce.read("x", message.getBytes(StandardCharsets.ISO_8859_1))
                            .recipients()
                            .size() + " recipients";
        } catch (BounceException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Reads the messages one after the other. It runs in a process of its own with a small heap. */
    public static void main(String[] none) {
        all().forEach(message -> System.out.println(outcome(message.get())));
    }
}
