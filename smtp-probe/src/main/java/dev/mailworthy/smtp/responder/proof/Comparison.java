package dev.mailworthy.smtp.responder.proof;

import dev.mailworthy.smtp.path.Rewriting;
import dev.mailworthy.smtp.path.Rewriting.Kind;
import dev.mailworthy.smtp.responder.token.Token;
import dev.mailworthy.smtp.responder.value.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a responder's signed {@link Statement} with what arrived here ({@link Heard}). A difference was made on the
 * path.
 */
final class Comparison {

    private static final String STARTTLS = "STARTTLS";

    private final Statement said;
    private final Heard heard;
    private final List<Rewriting> differences = new ArrayList<>();

    private Comparison(Statement said, Heard heard) {
        this.said = said;
        this.heard = heard;
    }

    public static List<Rewriting> of(Statement said, Heard heard) {
        Comparison comparison = new Comparison(said, heard);
        comparison.banner();
        comparison.ehlo();
        comparison.capabilities();
        comparison.layer();
        return comparison.differences;
    }

    private void add(Kind kind, String detail) {
        differences.add(new Rewriting(kind, detail));
    }

    private void banner() {
        if (!said.spoken().banner().equals(Token.sha256(heard.banner()))) {
            add(Kind.BANNER_CHANGED, "arrived as \"" + heard.banner() + "\"");
        }
    }

    private void ehlo() {
        if (!said.spoken().ehlo().equals(heard.ehlo())) {
            add(
                    Kind.EHLO_CHANGED,
                    "\"" + heard.ehlo() + "\" arrived as \"" + said.spoken().ehlo() + "\"");
        }
    }

    private void capabilities() {
        Set<String> sent = upper(said.spoken().sent());
        Set<String> came = upper(heard.capabilities());
        Set<String> gone = new TreeSet<>(sent);
        gone.removeAll(came);
        Set<String> added = new TreeSet<>(came);
        added.removeAll(sent);
        if (gone.remove(STARTTLS)) {
            add(Kind.STARTTLS_REMOVED, "it was offered; arrived: " + String.join(", ", came));
        }
        if (!gone.isEmpty()) {
            add(Kind.CAPABILITY_REMOVED, String.join(", ", gone));
        }
        if (!added.isEmpty()) {
            add(Kind.CAPABILITY_ADDED, String.join(", ", added));
        }
    }

    private static Set<String> upper(List<String> capabilities) {
        Set<String> upper = new TreeSet<>();
        capabilities.forEach(capability -> upper.add(capability.toUpperCase(Locale.ROOT)));
        return upper;
    }

    private void layer() {
        if (heard.layer() == Layer.CLEAR_TEXT && said.layer() == Layer.TLS) {
            add(Kind.STARTTLS_REMOVED, "something in between speaks TLS to the responder, and clear text to us");
        }
        if (heard.layer() == Layer.TLS && said.layer() == Layer.CLEAR_TEXT) {
            add(Kind.CERTIFICATE_REPLACED, "something in between speaks TLS to us, and clear text to the responder");
        } else if (heard.layer() == Layer.TLS && !said.certificate().equals(heard.certificate())) {
            add(
                    Kind.CERTIFICATE_REPLACED,
                    "its own has the SHA-256 " + said.certificate() + ", the one seen " + heard.certificate());
        }
    }
}
