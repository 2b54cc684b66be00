package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.ScriptedTarget.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** OpenSMTPD, in the words of version 6.8 or of those before 6.4. */
final class ScriptedOpenSmtpd implements ScriptedServer {

    private static final String PROGRAM = "smtpd";
    private static final String OWN = "198.51.100.99";

    private final Random random;
    private final boolean isOld;

    ScriptedOpenSmtpd(Random random) {
        this.random = random;
        this.isOld = random.nextBoolean();
    }

    @Override
    public List<LogForm> forms() {
        return LogForm.NAMED;
    }

    @Override
    public String id(long second, int order) {
        return String.format(Locale.ROOT, "%08x", order * 7919 + 0x10000000);
    }

    /** Its addresses hold neither quotes nor spaces. */
    @Override
    public String hostileLocalPart(int number) {
        return "result=ok=stat=" + number;
    }

    private String event(String session, String program, String name) {
        return String.format(Locale.ROOT, "%8s", session).replace(' ', '0') + "deadbeef " + program + " "
                + (isOld ? "event=" : "") + name;
    }

    @Override
    public void arrives(Lines lines, Mail mail, long second) {
        lines.log(
                mail.arrived(),
                PROGRAM,
                event("5df8", "smtp", "connected") + " address=203.0.113.5 host=mta delivery evpid=0123456789abcdef");
        lines.log(
                mail.arrived(),
                PROGRAM,
                event("5df8", "smtp", "message") + " msgid=" + mail.id() + (isOld ? " from=<a@b> to=<c@d>" : "")
                        + " size=802 " + (isOld ? "ndest=" : "nrcpt=") + mail.recipients() + " proto=ESMTP");
    }

    private static String envelope(Attempt attempt) {
        return String.format(
                Locale.ROOT, "%s%08x", attempt.mail().id(), attempt.address().hashCode());
    }

    private String delivery(Attempt attempt, String source, String relay, String result, String words) {
        return event("77", "mta", "delivery") + " evpid=" + envelope(attempt) + " from=<"
                + attempt.mail().from() + "> to=<"
                + attempt.address() + "> rcpt=<-> source=\"" + source + "\" relay=\"" + relay + "\" delay="
                + delay(attempt) + " result=\"" + result + "\" stat=\"" + words + "\"";
    }

    private static String delay(Attempt attempt) {
        long waited = attempt.second() - attempt.mail().arrived();
        return waited < 60 ? waited + "s" : waited / 60 + "m" + waited % 60 + "s";
    }

    private static String relay(ScriptedTarget target) {
        int open = target.host().indexOf('[');
        String address = target.host().substring(open + 1, target.host().length() - 1);
        return (address.contains(":") ? "[" + address + "]" : address) + " ("
                + target.host().substring(0, open) + ")";
    }

    @Override
    public Seen accepts(Lines lines, Attempt attempt) {
        boolean isReverse = attempt.target() == ScriptedTarget.GMAIL && random.nextBoolean();
        lines.log(
                attempt.second(),
                PROGRAM,
                delivery(
                        attempt,
                        OWN,
                        isReverse ? "74.125.136.26 (wa-in-f26.1e100.net)" : relay(attempt.target()),
                        "Ok",
                        "250 2.0.0 OK  " + attempt.number() + (isReverse ? " a1-1 - gsmtp" : " \"x\"")));
        return Seen.accepted(OWN, attempt.target().name());
    }

    @Override
    public Seen fails(Lines lines, Attempt attempt, Failure failure) {
        boolean isReplied = failure.isReply() || failure.words().startsWith("lost ");
        String words = failure.isReply()
                ? failure.text(attempt.address(), attempt.number())
                : isReplied
                        ? "Connection closed unexpectedly"
                        : attempt.target() == ScriptedTarget.NAMELESS
                                ? "Temporary failure in MX lookup: host not found"
                                : "Network error on destination MXs";
        String domain = attempt.target().domain();
        lines.log(
                attempt.second(),
                PROGRAM,
                delivery(
                        attempt,
                        isReplied ? OWN : "-",
                        isReplied ? relay(attempt.target()) : domain,
                        failure.status().equals("bounced") ? "PermFail" : "TempFail",
                        words));
        return Seen.of(
                failure,
                failure.outcome(),
                isReplied ? OWN : "",
                isReplied ? attempt.target().name() : domain);
    }

    @Override
    public Optional<Seen> holds(Lines lines, Attempt attempt, Failure failure) {
        return Optional.empty();
    }

    @Override
    public void expires(Lines lines, Mail mail, long second) {
        for (int envelope = 0; envelope < 2; envelope++) {
            lines.log(
                    second,
                    PROGRAM,
                    "relay: Expire for " + mail.id() + "0000000" + envelope
                            + ": from=<a@sender.example>, to=<x@y.example>, rcpt=<x@y.example>, delay=5d, stat=Envelope expired");
        }
    }

    @Override
    public void leaves(Lines lines, Mail mail, long second) {
        lines.log(second, PROGRAM, event("77", "mta", "disconnected") + " reason=quit messages=1");
    }

    @Override
    public Seen filters(Lines lines, Attempt attempt) {
        String relay = random.nextBoolean() ? "127.0.0.1 (localhost)" : "127.0.0.1";
        lines.log(attempt.second(), PROGRAM, delivery(attempt, "127.0.0.1", relay, "Ok", "250 2.0.0 accepted"));
        return Seen.accepted("", "127.0.0.1");
    }

    @Override
    public Seen keeps(Lines lines, Attempt attempt) {
        lines.log(
                attempt.second(),
                PROGRAM,
                event("78", "mda", "delivery") + " evpid=" + envelope(attempt) + " from=<> to=<" + attempt.address()
                        + "> rcpt=<alice@here.example> user=alice delay=0s result=Ok stat=Delivered");
        return Seen.accepted("", "local delivery");
    }

    @Override
    public int forges(Lines lines, Mail mail, long second) {
        Attempt attempt = new Attempt(mail, second, "b@gmail.com", ScriptedTarget.GMAIL, 1);
        lines.log(second, PROGRAM, "mta delivery evpid=0123456789abcdef result=\"Ok\"");
        lines.log(
                second,
                PROGRAM,
                event("5df8", "smtp", "failed-command") + " command=\"" + delivery(attempt, OWN, "x", "Ok", "y"));
        lines.log(
                second,
                PROGRAM,
                delivery(
                        attempt,
                        OWN,
                        "203.0.113.66 (mx.evil.example)",
                        "PermFail",
                        "550 x\" delay=1s result=\"Ok\" stat=\"250 ok"));
        return 1;
    }
}
