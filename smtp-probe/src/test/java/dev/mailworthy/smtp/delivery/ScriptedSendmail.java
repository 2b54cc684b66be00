package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.ScriptedTarget.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** sendmail 8.17. It logs no end of a message, and an answer of the queue only when it gives up. */
final class ScriptedSendmail implements ScriptedServer {

    private static final String PROGRAM = "sm-mta";

    private final Random random;
    private final boolean hasEnds;

    ScriptedSendmail(Random random) {
        this.random = random;
        this.hasEnds = random.nextBoolean();
    }

    @Override
    public List<LogForm> forms() {
        return LogForm.NAMED;
    }

    @Override
    public String id(long second, int order) {
        return String.format(Locale.ROOT, "5AK8aB%08d", order);
    }

    @Override
    public String hostileLocalPart(int number) {
        return "\"x>, dsn=2.0.0, relay=mx.example.net. [198.51.100.7], mailer=local " + number + "\"";
    }

    @Override
    public void arrives(Lines lines, Mail mail, long second) {
        lines.log(
                mail.arrived(),
                PROGRAM,
                mail.id() + ": from=<" + (mail.from().isEmpty() ? "" : "\"x, nrcpts=77, y\"@sender.example")
                        + ">, size=1234, class=0, nrcpts=" + mail.recipients()
                        + ", msgid=<a, stat=Sent@b>, proto=ESMTP, daemon=MTA, relay=[203.0.113.5]");
    }

    private String line(Attempt attempt, String mailer, String relay, String result) {
        long waited = attempt.second() - attempt.mail().arrived();
        String time = String.format(Locale.ROOT, "%02d:%02d:%02d", waited / 3600 % 24, waited / 60 % 60, waited % 60);
        return attempt.mail().id() + ": to=<" + attempt.address() + ">, "
                + (random.nextBoolean() ? "ctladdr=<\"a, stat=x\"@sender.example> (1000/1000), " : "") + "delay="
                + (waited >= 86_400 ? waited / 86_400 + "+" : "") + time + ", xdelay=00:00:01, mailer=" + mailer
                + ", pri=121234" + relay + result;
    }

    private static String relay(ScriptedTarget target) {
        int open = target.host().indexOf('[');
        String address = target.host().substring(open).replace("[2001:", "[IPv6:2001:");
        return ", relay=" + target.host().substring(0, open) + ". " + address;
    }

    @Override
    public Seen accepts(Lines lines, Attempt attempt) {
        String reply = random.nextBoolean() ? ", reply=250 2.0.0 OK, x=y, dsn=5.1.1" : "";
        lines.log(
                attempt.second(),
                PROGRAM,
                line(
                        attempt,
                        "esmtp",
                        relay(attempt.target()),
                        ", dsn=2.0.0" + reply + ", stat=Sent (OK " + attempt.number() + ", mailer=local)"));
        return Seen.accepted("", attempt.target().name());
    }

    @Override
    public Seen fails(Lines lines, Attempt attempt, Failure failure) {
        boolean isFinal = failure.status().equals("bounced");
        String said = failure.isReply() ? failure.text(attempt.address(), attempt.number()) : words(attempt, failure);
        String reply = failure.isReply() && (isFinal || random.nextBoolean()) ? ", reply=" + said : "";
        String relay = attempt.target() == ScriptedTarget.NAMELESS ? ", relay=lost.example." : relay(attempt.target());
        lines.log(
                attempt.second(),
                PROGRAM,
                line(
                        attempt,
                        "esmtp",
                        relay,
                        ", dsn=" + failure.dsn() + reply + ", stat="
                                + (isFinal ? "Service unavailable" : "Deferred: " + said)));
        return Seen.of(failure, failure.outcome(), "", attempt.target().name());
    }

    private static String words(Attempt attempt, Failure failure) {
        String words = failure.words();
        String host = attempt.target().host().replaceFirst("\\[.*", ".");
        return words.endsWith("timed out")
                ? "Connection timed out with " + host
                : words.endsWith("refused")
                        ? "Connection refused by " + host
                        : words.startsWith("lost ")
                                ? "Connection reset by " + host
                                : "Name server: lost.example.: host name lookup failure";
    }

    @Override
    public Optional<Seen> holds(Lines lines, Attempt attempt, Failure failure) {
        return Optional.empty();
    }

    @Override
    public void expires(Lines lines, Mail mail, long second) {
        lines.log(
                second,
                PROGRAM,
                mail.id() + ": 5AK8aC" + mail.id().substring(6) + ": return to sender: Cannot send message for 5 days");
    }

    @Override
    public void leaves(Lines lines, Mail mail, long second) {
        lines.log(second, PROGRAM, "STARTTLS=client, relay=to=x, stat=Sent, version=TLSv1.3, verify=FAIL");
        if (hasEnds) {
            lines.log(second, PROGRAM, mail.id() + ": done; delay=00:00:05, ntries=1");
        }
    }

    @Override
    public Seen filters(Lines lines, Attempt attempt) {
        lines.log(
                attempt.second(),
                "sendmail",
                line(
                        attempt,
                        "relay",
                        ", relay=[127.0.0.1] [127.0.0.1]",
                        ", dsn=2.0.0, stat=Sent (X Message accepted)"));
        return Seen.accepted("", "127.0.0.1");
    }

    @Override
    public Seen keeps(Lines lines, Attempt attempt) {
        String mailer = List.of("local", "prog", "*file*").get(random.nextInt(3));
        lines.log(attempt.second(), PROGRAM, line(attempt, mailer, "", ", dsn=2.0.0, stat=Sent"));
        return Seen.accepted("", "local delivery");
    }

    @Override
    public int forges(Lines lines, Mail mail, long second) {
        lines.log(
                second,
                PROGRAM,
                "ruleset=check_rcpt, arg1=<x>, relay=h [203.0.113.66], reject=550 to=<b@gmail.com>, stat=Sent");
        lines.log(
                second,
                PROGRAM,
                mail.id()
                        + ": to=<b@gmail.com>, delay=00:00:01, mailer=esmtp, pri=1, relay=mx.evil.example. [203.0.113.66],"
                        + " dsn=5.0.0, reply=550 x, stat=Sent (250 ok), stat=Service unavailable");
        return 1;
    }
}
