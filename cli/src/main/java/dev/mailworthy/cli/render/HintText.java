package dev.mailworthy.cli.render;

import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.Keys;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Puts each {@link Hint} into words. Only this class names options and commands of the command line for a hint. */
public final class HintText {

    private HintText() {}

    /** What to do, in one or two sentences. */
    public static String of(Hint hint) {
        if (hint instanceof Hint.RunFor more) {
            return "Give the run more time than the wait: --timeout " + minutes(more.time()) + "m.";
        }
        if (hint instanceof Hint.ListTerms terms) {
            return "%s, then set %s".formatted(firstStep(terms), setting(terms));
        }
        if (hint instanceof Hint.FreeLimit limit) {
            return freeLimit(limit);
        }
        if (hint instanceof Hint.CheckSelector) {
            return "When the key is published, check it: " + command(hint).orElse("");
        }
        if (hint instanceof Hint.AskLists) {
            return "See what blocklists say: " + command(hint).orElse("");
        }
        return standard((Hint.Standard) hint);
    }

    private static String firstStep(Hint.ListTerms terms) {
        String where = terms.site().map(site -> " (" + site + ")").orElse("");
        return switch (terms.need()) {
            case KEY -> "Get a key" + where;
            case REGISTRATION -> "Register the resolver's address" + where;
            case ZONE_NAME -> "Subscribe" + where;
        };
    }

    private static String setting(Hint.ListTerms terms) {
        String variable = Keys.VARIABLE + terms.keyId().toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (terms.need()) {
            case KEY -> variable;
            case REGISTRATION -> variable + "=registered";
            case ZONE_NAME -> variable + " to the zone's name";
        };
    }

    private static String freeLimit(Hint.FreeLimit limit) {
        String key = limit.key()
                .map(terms -> "a key ("
                        + terms.site().map(site -> "from " + site + ", then ").orElse("")
                        + "set " + setting(terms) + "), ")
                .orElse("");
        return "Ways out: " + key + "your own mirror (--data " + limit.zone()
                + "=FILE, or --own-mirror with --resolver), or fewer targets (--list leaves it out)";
    }

    /** A line with a problem, followed by what to do if the {@link Hint hint} is known. */
    public static String after(String problem, Optional<Hint> hint) {
        return hint.map(HintText::of)
                .map(words -> problem + "; " + Character.toLowerCase(words.charAt(0)) + words.substring(1))
                .orElse(problem);
    }

    private static long minutes(Duration time) {
        return time.toMinutes();
    }

    private static String standard(Hint.Standard hint) {
        return switch (hint) {
            case RUN_AGAIN -> "Run it again.";
            case RUN_AGAIN_OR_OTHER_RESOLVER ->
                "Run it again in some minutes, or through another resolver: --resolver HOST";
            case CONNECT -> "Connect this machine to the network, then run it again.";
            case CONNECT_OR_NAME_RESOLVER ->
                "Connect this machine to the network, or name a resolver that it reaches: --resolver HOST";
            case CONFIGURE_RESOLVER ->
                "Write a line \"nameserver ADDRESS\" with your provider's resolver into /etc/resolv.conf, or install a"
                        + " resolver: apt-get install unbound, then nameserver 127.0.0.1. Then run it again.";
            case REPAIR_RESOLVER ->
                "See whether the resolver runs and whether a firewall stops port 53, or name another resolver:"
                        + " --resolver ADDRESS";
            case NAME_RESOLVER -> "Name a resolver that answers: --resolver HOST";
            case OWN_RESOLVER ->
                "Ask a resolver that serves this machine, for example your own unbound: --resolver 127.0.0.1";
            case OWN_RESOLVER_FOR_LISTS ->
                "Use a recursive DNS resolver of your own, for example unbound on this host: --resolver 127.0.0.1."
                        + " To test the present one: mailworthy dnsbl resolver";
            case INSTALL_RESOLVER ->
                "Install a recursive resolver: " + command(hint).orElse("");
            case EXPLAIN_REPLY -> "Have the reply explained: " + command(hint).orElse("");
            case CHECK_THAT_ADDRESS -> "Check that address: " + command(hint).orElse("");
            case OTHER_CATALOGUE -> "Use a catalogue of your own: --catalog FILE";
            case PUBLISH_ZONE -> "Check it again when the zone is published";
            case LET_RUN_END -> "Let the run come to its end, or examine fewer domains and addresses in one run";
            case MORE_TIME -> "Run it again, with more time: --timeout 2m";
            case VALIDATE_DNSSEC -> "Check it where DNSSEC is validated; unsigned TLSA records count for nothing";
            case NAME_DKIM_SELECTOR ->
                "Name the selector, the s= in the DKIM-Signature of a message you sent: --dkim-selector NAME";
            case GIVE_MESSAGE_OR_SELECTOR ->
                "Give a message that you sent, with its whole header: --message FILE; or at least the DKIM selector in"
                        + " use: --dkim-selector NAME";
            case GIVE_DIRECT_COPY ->
                "Send yourself a mail to a mailbox that gets it without a forwarder or a mailing list: --message FILE";
            case NAME_EHLO -> "Give it one (hostnamectl), or name it: --ehlo NAME";
            case NAME_ADDRESS -> "Name the public address: --ip ADDRESS";
            case NAME_ADDRESS_OR_ASK_RESPONDER ->
                "Run the check on the mail server; behind address translation name its public address with --ip, or"
                        + " let a responder of yours see it with --ask";
            case MORE_LISTS ->
                "Name more lists: dnsbl check --profile all, or a catalogue with lists for it: --catalog FILE";
            case SAME_RESPONDER_KEY -> "Give both sides the same key file: --key FILE.";
            case RESPONDER_RUNS ->
                "See whether the responder runs and listens there: a port that it proves settles the others.";
            case RESPONDER_FIREWALL -> "See whether the responder runs, and whether its own firewall lets the port in.";
            case RESPONDER_PORT ->
                "Have the responder listen on the port itself, without a redirection on its machine.";
            case START_RESPONDER -> "Start mailworthy responder there with the same key, and let one of its ports in";
            case NAME_TARGETS -> "Run it again, or name at least three targets that you know: --target NAME.";
            case LEAVE_SANDBOX -> "Run it outside of the sandbox, VPN or captive portal that answers for all.";
            case COME_BACK_LATER -> "Run it again later from the same address: the receiver remembers who came.";
            case SEE_WHY_ENDED -> "See why the talk ended, then run it again.";
            case SEND_OVER_HTTPS -> "No relay's port is open from here: send through a relay's HTTPS API on port 443.";
            case MEASURE_RELAY_PORT ->
                "No relay's port that was measured is open from here. Try 2525 (mailworthy egress --port 2525), or send"
                        + " through a relay's HTTPS API on port 443.";
            case MAKE_RESPONDER_KEY -> "Make one: mailworthy responder --new-key FILE";
            case ALLOW_LOW_PORTS ->
                "Grant CAP_NET_BIND_SERVICE (systemd: AmbientCapabilities=), or use --port with a number from 1024 on";
            case FREE_PORT -> "Stop it, or leave the port out with --port";
            case WRITE_TICKET -> "Have the letter written: " + command(hint).orElse("");
            case RUN_AS_ROOT -> "Run it as root.";
            case RUN_AS_MAIL_USER ->
                "Measure as the user that your mail server sends as (--as USER), for example: "
                        + command(hint).orElse("");
            case USE_DMIDECODE -> "Look at it with dmidecode.";
            case TEST_PORT -> "See whether port 25 is open from this machine: mailworthy egress";
            case LEAVE_OUT_METADATA -> "Leave it out when this machine is in no cloud.";
            case NAME_MAIL_LOG ->
                "Name the whole log that the delivering programs of your mail server write to, for example"
                        + " /var/log/mail.log, or run: mailworthy deliveries --journal";
            case KEEP_LOG_LINES ->
                "Lift the limit of the logging service (RateLimitBurst=0 in /etc/systemd/journald.conf,"
                        + " SysSock.RateLimit.Interval=\"0\" in rsyslog), and take a log of the time after.";
            case COLLECT_REPORTS ->
                "Collect the reports of some more weeks, and run it on all of them: mailworthy reports SOURCE.";
            case NAME_MAIL_SOURCES ->
                "Say whose the address is: --mine NETWORK, --forwarder NETWORK or --not-mine NETWORK.";
            case ASK_POLICY -> "Ask for each domain: mailworthy reports policy DOMAIN SOURCE.";
            case GIVE_REPORT_MAILS ->
                "Give the mails that carried the reports, whose signatures prove the reporter; or --trust-files, if"
                        + " you fetched the files yourself.";
        };
    }

    /** The text to copy for a {@link Remedy remedy}: its own, or the command of its hint. */
    public static Optional<String> paste(Remedy remedy) {
        return remedy.means().flatMap(HintText::paste);
    }

    /** The text to copy for one way to do a {@link Remedy remedy}: its own, or the command of its hint. */
    public static Optional<String> paste(Means means) {
        return means instanceof Means.Learn learn ? command(learn.hint()) : means.paste();
    }

    private static Optional<String> command(Hint hint) {
        if (hint instanceof Hint.AskLists lists) {
            return Optional.of("mailworthy dnsbl check "
                    + lists.address().map(IpAddress::toString).orElse("ADDRESS"));
        }
        if (hint instanceof Hint.CheckSelector check) {
            return Optional.of("mailworthy check " + check.domain() + " --dkim-selector " + check.selector());
        }
        if (hint == Hint.Standard.INSTALL_RESOLVER) {
            return Optional.of("apt-get install unbound && mailworthy dnsbl resolver --resolver 127.0.0.1");
        }
        if (hint == Hint.Standard.WRITE_TICKET) {
            return Optional.of("mailworthy egress --ticket FILE");
        }
        if (hint == Hint.Standard.RUN_AS_MAIL_USER) {
            return Optional.of("sudo mailworthy egress --as postfix");
        }
        if (hint == Hint.Standard.TEST_PORT) {
            return Optional.of("mailworthy egress");
        }
        if (hint == Hint.Standard.EXPLAIN_REPLY) {
            return Optional.of("mailworthy explain REPLY");
        }
        if (hint == Hint.Standard.CHECK_THAT_ADDRESS) {
            return Optional.of("mailworthy check --ip ADDRESS");
        }
        return hint == Hint.Standard.OTHER_CATALOGUE
                ? Optional.of("mailworthy dnsbl lists --catalog FILE")
                : Optional.empty();
    }
}
