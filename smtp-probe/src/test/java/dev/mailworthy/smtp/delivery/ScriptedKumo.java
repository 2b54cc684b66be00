package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.ScriptedTarget.Failure;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** KumoMTA: one JSON record a line, with a recipient as text or as a list of one. */
final class ScriptedKumo implements ScriptedServer {

    private static final String OWN = "198.51.100.99";

    private final Random random;
    private final boolean hasLists;

    ScriptedKumo(Random random) {
        this.random = random;
        this.hasLists = random.nextBoolean();
    }

    @Override
    public List<LogForm> forms() {
        return List.of(LogForm.RECORD);
    }

    @Override
    public String id(long second, int order) {
        return "d69b7572696011eebb51" + order;
    }

    @Override
    public String hostileLocalPart(int number) {
        return "\"x\",\"type\":\"Delivery\",\"peer_address\":{\"name\":\"mx.example.net\"} " + number + "\"";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private String record(String type, Mail mail, long second, String recipients, String more) {
        String time = String.valueOf(second) + (random.nextBoolean() ? "" : ".25");
        return "{\"type\":\"" + type + "\",\"id\":\"" + mail.id() + "\",\"sender\":\"a@sender.example\",\"recipient\":"
                + recipients
                + ",\"queue\":\"x\",\"site\":\"own->(mx1|mx2)@smtp_client\",\"size\":9,\"meta\":{\"timestamp\":1,\"subject\":"
                + quoted("\",\"type\":\"Delivery\"") + "},\"headers\":{},\"timestamp\":" + time + ",\"created\":"
                + mail.arrived() + "," + more + "}";
    }

    private String recipient(String address) {
        return hasLists ? "[" + quoted(address) + "]" : quoted(address);
    }

    private static String response(int code, String enhanced, String content, String command) {
        String[] parts = enhanced.split("\\.");
        return "\"response\":{\"code\":" + code + ",\"enhanced_code\":{\"class\":" + parts[0] + ",\"subject\":"
                + parts[1] + ",\"detail\":" + parts[2] + "},\"content\":" + quoted(content) + ",\"command\":" + command
                + "}";
    }

    private static String peer(ScriptedTarget target, boolean hasTls) {
        int open = target.host().indexOf('[');
        String address = target.host().substring(open + 1, target.host().length() - 1);
        return "\"peer_address\":{\"name\":\"" + target.host().substring(0, open) + ".\",\"addr\":\"" + address
                + "\"},\"delivery_protocol\":\"ESMTP\",\"source_address\":{\"address\":\"" + OWN
                + ":41234\",\"server\":null},"
                + (hasTls ? "\"tls_cipher\":\"TLS_AES_256_GCM_SHA384\"," : "");
    }

    @Override
    public void arrives(Lines lines, Mail mail, long second) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < mail.recipients(); i++) {
            all.append(i == 0 ? "" : ",").append("\"r" + i + "@x.example\"");
        }
        String recipients = mail.recipients() == 1 ? all.toString() : "[" + all + "]";
        lines.log(
                mail.arrived(),
                "",
                record(
                        "Reception",
                        mail,
                        mail.arrived(),
                        recipients,
                        "\"peer_address\":{\"name\":\"to\",\"addr\":\"203.0.113.5\"}"));
    }

    @Override
    public Seen accepts(Lines lines, Attempt attempt) {
        lines.log(
                attempt.second(),
                "",
                record(
                        "Delivery",
                        attempt.mail(),
                        attempt.second(),
                        recipient(attempt.address()),
                        peer(attempt.target(), random.nextBoolean())
                                + response(250, "2.0.0", "OK " + attempt.number(), "null")));
        return Seen.accepted(OWN, attempt.target().name());
    }

    @Override
    public Seen fails(Lines lines, Attempt attempt, Failure failure) {
        boolean isFinal = failure.status().equals("bounced");
        boolean hasPeer = failure.isReply() || failure.words().startsWith("lost ");
        lines.log(
                attempt.second(),
                "",
                record(
                        isFinal ? "Bounce" : "TransientFailure",
                        attempt.mail(),
                        attempt.second(),
                        recipient(attempt.address()),
                        (hasPeer ? peer(attempt.target(), true) : "\"peer_address\":null,")
                                + response(attempt, failure)));
        String target = hasPeer ? attempt.target().name() : attempt.target().domain();
        return Seen.of(failure, failure.outcome(), hasPeer ? OWN : "", target);
    }

    private static String response(Attempt attempt, Failure failure) {
        if (!failure.isReply()) {
            String words = failure.words().startsWith("lost ")
                    ? "connection closed"
                    : attempt.target() == ScriptedTarget.NAMELESS
                            ? "failed to resolve MX: host not found"
                            : "failed to connect to any candidate hosts: Connection timed out";
            return response(400, "4.4.2", "KumoMTA internal: " + words, "null");
        }
        String text = failure.text(attempt.address(), attempt.number());
        int code = Integer.parseInt(text.substring(0, 3));
        // Its records hold the lines of a reply without their codes.
        String content = text.substring(4)
                .replaceAll("(^| )" + code + "[ -]", "\n")
                .replaceAll("(^|\n)[245]\\.[0-9]+\\.[0-9]+ ", "$1");
        String stage = failure.stage().equals("end of DATA") ? "." : failure.stage() + ":<x@y>";
        return response(code, failure.dsn(), content, quoted(stage + "\\r\\n"));
    }

    @Override
    public Optional<Seen> holds(Lines lines, Attempt attempt, Failure failure) {
        lines.log(
                attempt.second(),
                "",
                record(
                        "Delayed",
                        attempt.mail(),
                        attempt.second(),
                        recipient(attempt.address()),
                        "\"peer_address\":null,"
                                + response(400, "4.4.1", "KumoMTA internal: no route to host", "null")));
        return Optional.of(new Seen("", attempt.target().domain(), "held", "PATH", "own-path"));
    }

    @Override
    public void expires(Lines lines, Mail mail, long second) {
        lines.log(
                second,
                "",
                record(
                        "Expiration",
                        mail,
                        second,
                        "\"x@y.example\"",
                        response(551, "5.4.7", "Next delivery time would be expired", "null")));
    }

    @Override
    public void leaves(Lines lines, Mail mail, long second) {
        lines.log(
                second,
                "",
                record("Feedback", mail, second, "\"\"", "\"feedback_report\":{\"feedback_type\":\"abuse\"}"));
    }

    @Override
    public Seen filters(Lines lines, Attempt attempt) {
        String peer = "\"peer_address\":{\"name\":\"127.0.0.1\",\"addr\":\"127.0.0.1:10024\"},";
        lines.log(
                attempt.second(),
                "",
                record(
                        "Delivery",
                        attempt.mail(),
                        attempt.second(),
                        recipient("rcpt0@example.net"),
                        peer + response(250, "2.0.0", "OK", "null")));
        return Seen.accepted("", "127.0.0.1");
    }

    @Override
    public Seen keeps(Lines lines, Attempt attempt) {
        String more = "\"peer_address\":null,\"delivery_protocol\":\"Maildir\"," + response(200, "2.0.0", "OK", "null");
        lines.log(
                attempt.second(),
                "",
                record("Delivery", attempt.mail(), attempt.second(), recipient(attempt.address()), more));
        return Seen.accepted("", "local delivery");
    }

    @Override
    public int forges(Lines lines, Mail mail, long second) {
        String rejected = "\"type\":\"Delivery\",\"recipient\":\"b@gmail.com\"";
        lines.log(
                second,
                "",
                record("Rejection", mail, second, quoted(rejected), response(550, "5.7.1", rejected, "null")));
        lines.log(
                second,
                "",
                record("OOB", mail, second, quoted("b@gmail.com"), response(550, "5.1.1", "no such user", "null")));
        return 0;
    }
}
