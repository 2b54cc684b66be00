package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.ScriptedTarget.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Exim, with short or long ids and any selection of fields ({@code log_selector}), in syslog also with its own time and in pieces. */
final class ScriptedExim implements ScriptedServer {

    private static final String PROGRAM = "exim";

    private final Random random;
    private final boolean longIds;
    private final boolean hasInterface;
    private final boolean hasTimes;
    private final boolean hasReply;
    private final boolean hasSender;
    private final boolean hasPort;
    private final boolean isOld;

    ScriptedExim(Random random) {
        this.random = random;
        this.longIds = random.nextBoolean();
        this.hasInterface = random.nextBoolean();
        this.hasTimes = random.nextBoolean();
        this.hasReply = random.nextBoolean();
        this.hasSender = random.nextBoolean();
        this.hasPort = random.nextBoolean();
        this.isOld = random.nextBoolean();
    }

    @Override
    public List<LogForm> forms() {
        return List.of(
                LogForm.PLAIN, LogForm.TRADITIONAL, LogForm.RFC3339, LogForm.RFC5424, LogForm.JOURNAL, LogForm.EXPORT);
    }

    @Override
    public String id(long second, int order) {
        return longIds
                ? String.format(Locale.ROOT, "1hybwT-%011d-%04d", order, order % 7)
                : String.format(Locale.ROOT, "1hybwT-%06d-Db", order);
    }

    @Override
    public String hostileLocalPart(int number) {
        String fields =
                " R=dnslookup T=remote_smtp H=gmail-smtp-in.l.google.com [1.2.3.4] C=\\\"250 ok\\\": 550 " + number;
        return random.nextBoolean()
                ? "\"x" + fields + "\""
                : "x" + fields.replace("\\\"", "").replace(" ", "\\ ");
    }

    @Override
    public void arrives(Lines lines, Mail mail, long second) {
        lines.log(second, PROGRAM, "no host name found for IP address 203.0.113.5");
        String from = mail.from().isEmpty() ? "<> R=" + id(second, 1) : mail.from();
        lines.log(
                mail.arrived(),
                PROGRAM,
                mail.id() + " <= " + from
                        + " H=(=> x@gmail.com R=x H=y) [203.0.113.5] P=esmtps X=TLS1.3:A:256 S=1234 id=x@y"
                        + " T=\"=> b@gmail.com R=r T=t H=gmail-smtp-in.l.google.com [1.2.3.4]\" for a@b.example");
    }

    private String sender(Mail mail) {
        return hasSender ? " F=<" + mail.from() + "> P=<\"x> R=a T=b H=c [1.2.3.4]\"@sender.example>" : "";
    }

    private String host(ScriptedTarget target) {
        int open = target.relay().indexOf('[');
        String port = hasPort ? ":25" : "";
        return " H=" + target.relay().substring(0, open) + " " + target.host().substring(open) + port;
    }

    private String ownAddress() {
        return hasInterface ? " I=[198.51.100.99]:41234" : "";
    }

    private String times(Attempt attempt) {
        return hasTimes ? " QT=" + (attempt.second() - attempt.mail().arrived()) + "s DT=0.120s" : "";
    }

    private String head(Attempt attempt, String flag) {
        String alias = random.nextInt(4) == 0 ? " <alias@here.example>" : "";
        return attempt.mail().id() + " " + flag + " " + attempt.address() + alias + sender(attempt.mail());
    }

    @Override
    public Seen accepts(Lines lines, Attempt attempt) {
        String flag = random.nextInt(3) == 0 ? "->" : "=>";
        String tls =
                random.nextBoolean() ? " X=TLS1.3:ECDHE_X25519__RSA:256 CV=yes DN=\"CN=x H=y [1.2.3.4] QT=9w\"" : "";
        String reply = hasReply ? " C=\"250 \\\"ok\\\" QT=5w " + attempt.number() + "\"" : "";
        lines.log(
                attempt.second(),
                PROGRAM,
                head(attempt, flag) + " R=dnslookup T=remote_smtp S=900" + host(attempt.target()) + "*" + ownAddress()
                        + tls + " K DS" + reply + times(attempt));
        return Seen.accepted(
                hasInterface ? "198.51.100.99" : "", attempt.target().name());
    }

    @Override
    public Seen fails(Lines lines, Attempt attempt, Failure failure) {
        ScriptedTarget target = attempt.target();
        boolean isFinal = failure.status().equals("bounced");
        String words = words(attempt, failure);
        String number =
                failure.isReply() ? " defer (-44)" : words.startsWith("Connection") ? " defer (110)" : " defer (-1)";
        boolean hasHost = target != ScriptedTarget.NAMELESS;
        String text;
        if (!hasHost) {
            text = head(attempt, "==") + " R=dnslookup defer (-1): " + words;
        } else if (isFinal) {
            text = head(attempt, "**") + " R=dnslookup T=remote_smtp" + (isOld ? "" : host(target)) + ": " + words;
        } else if (words.startsWith("Connection") && random.nextBoolean()) {
            text = head(attempt, "==") + " R=dnslookup T=remote_smtp" + number + ": " + words + host(target);
        } else {
            boolean isNamed = isOld && failure.isReply();
            text = head(attempt, "==") + " R=dnslookup T=remote_smtp" + number + (isNamed ? "" : host(target)) + ": "
                    + words;
        }
        if (hasHost) {
            lines.log(attempt.second(), PROGRAM, attempt.mail().id() + host(target) + ": " + words);
        }
        lines.log(attempt.second(), PROGRAM, text);
        return Seen.of(failure, failure.outcome(), "", target.name());
    }

    private String words(Attempt attempt, Failure failure) {
        if (failure.isReply()) {
            String named = isOld ? "host " + host(attempt.target()).substring(3).replace(":25", "") + ": " : "";
            String command = failure.stage().equals("end of DATA")
                    ? "end of data"
                    : failure.stage() + ":<" + attempt.address() + ">"
                            + (failure.stage().startsWith("M") ? " SIZE=1" : "");
            return "SMTP error from remote mail server after " + (random.nextBoolean() ? "pipelined " : "") + command
                    + ": " + named
                    + failure.text(attempt.address(), attempt.number()).replace(" 550", "\\n550");
        }
        String words = failure.words();
        return words.startsWith("connect to ")
                ? words.substring(words.lastIndexOf(": ") + 2)
                : words.startsWith("lost ")
                        ? "Remote host closed connection in response to RCPT TO:<" + attempt.address() + ">"
                        : "host lookup did not complete";
    }

    @Override
    public Optional<Seen> holds(Lines lines, Attempt attempt, Failure failure) {
        boolean isRouting = attempt.target() == ScriptedTarget.NAMELESS;
        String words = isRouting
                ? " R=dnslookup routing defer (-51): retry time not reached"
                : " R=dnslookup T=remote_smtp defer (-53): retry time not reached for any host for '"
                        + attempt.target().domain() + "'";
        lines.log(attempt.second(), PROGRAM, head(attempt, "==") + words);
        return Optional.of(new Seen("", attempt.target().domain(), "held", "PATH", "own-expired"));
    }

    @Override
    public void expires(Lines lines, Mail mail, long second) {
        lines.log(second, PROGRAM, mail.id() + " Frozen (delivery error message)");
    }

    @Override
    public Optional<Seen> expires(Lines lines, Attempt attempt) {
        lines.log(
                attempt.second(), PROGRAM, head(attempt, "**") + " R=dnslookup T=remote_smtp: retry timeout exceeded");
        return Optional.of(new Seen("", attempt.target().domain(), "expired", "PATH", "own-expired"));
    }

    @Override
    public void leaves(Lines lines, Mail mail, long second) {
        lines.log(second, PROGRAM, mail.id() + " Completed" + (hasTimes ? " QT=5s" : ""));
    }

    @Override
    public Seen filters(Lines lines, Attempt attempt) {
        lines.log(
                attempt.second(),
                PROGRAM,
                head(attempt, "=>") + " R=filter T=filter_smtp H=127.0.0.1 [127.0.0.1]:10024" + ownAddress());
        return Seen.accepted(hasInterface ? "198.51.100.99" : "", "127.0.0.1:10024");
    }

    @Override
    public Seen keeps(Lines lines, Attempt attempt) {
        String id = attempt.mail().id();
        String text = switch (random.nextInt(4)) {
            case 0 -> id + " => alice <alice@here.example> R=localuser T=local_delivery";
            case 1 ->
                id
                        + " => |/usr/bin/filter R=a T=b H=gmail-smtp-in.l.google.com [1.2.3.4] <alice@here.example> R=r T=pipe";
            case 2 -> id + " => /var/mail/alice (copy, \"x)\"@y) <alice@here.example> R=r T=address_file S=9";
            default -> id + " => :blackhole: <alice@here.example> R=system_aliases";
        };
        lines.log(attempt.second(), PROGRAM, text);
        return Seen.accepted("", "local delivery");
    }

    @Override
    public int forges(Lines lines, Mail mail, long second) {
        String gmail = "=> b@gmail.com R=dnslookup T=remote_smtp H=gmail-smtp-in.l.google.com [1.2.3.4] C=\"250 ok\"";
        lines.log(
                second, PROGRAM, "H=(" + gmail + ") [203.0.113.66] F=<x@y.example> rejected RCPT <z@here.example>: no");
        lines.log(second, PROGRAM, mail.id() + " H=(" + gmail + ") [203.0.113.66] rejected after DATA: " + gmail);
        lines.log(second, PROGRAM, mail.id() + " DKIM: d=x s=" + gmail);
        lines.log(second, PROGRAM, "[2/2] " + mail.id() + " " + gmail);
        lines.log(second, PROGRAM, mail.id() + " *> b@gmail.com R=dnslookup T=remote_smtp");
        leaves(lines, mail, second);
        return 0;
    }
}
