package dev.mailworthy.smtp.reply.bounce;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds where a bounce in words ends and the returned message begins: its words say nothing about the refusal. */
final class CopyBounds {

    private static final Pattern MARK = Pattern.compile(
            "[-=*_ ]{0,80}(?:Below (?:this line )?is (?:a copy of )?(?:the )?(?:original |returned"
                    + " )?(?:message|mail)|Below this line is (?:a copy|the"
                    + " original).{0,80}|(?:This|Here|Included|Attached|Following) is (?:a|the) copy.{0,120}|The"
                    + " (?:header|headers|body|text) of the (?:original |returned )?message.{0,60}|(?:Begin |Start of"
                    + " )?(?:Original|Undelivered|Returned|Unsent|Failed|Forwarded)(?: E-?mail)? message(?:"
                    + " (?:follows|header|headers|text))?.{0,20}|Your (?:original )?message"
                    + " (?:begins|follows|reads).{0,60}|Original message follows.{0,20}|(?:Es folgt|Nachfolgend|Hier ist)"
                    + " (?:eine|die) Kopie.{0,80}|Urspr(?:\u00fc|ue)ngliche Nachricht.{0,20}|(?:Ci-dessous|Voici)"
                    + " (?:une|la) copie.{0,80}|Message (?:d'origine|original|initial|originale|originario).{0,20}|Mensaje"
                    + " original.{0,20}|Mensagem original.{0,20}|Messaggio originale.{0,20}|Oorspronkelijk"
                    + " bericht.{0,20}|Oryginalna wiadomo\u015b\u0107.{0,20}|P\u016fvodn\u00ed"
                    + " zpr\u00e1va.{0,20}|\u0418\u0441\u0445\u043e\u0434\u043d\u043e\u0435"
                    + " \u0441\u043e\u043e\u0431\u0449\u0435\u043d\u0438\u0435.{0,20}|\u5143\u306e\u30e1\u30c3\u30bb\u30fc\u30b8.{0,20}|\u539f\u59cb\u90ae\u4ef6.{0,20}|\u539f\u59cb\u90f5\u4ef6.{0,20}|\uc6d0\ubcf8"
                    + " \uba54\uc2dc\uc9c0.{0,20})[-=*_:. ]{0,80}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern FIELD = Pattern.compile(
            "(?:Return-Path|Received|From|To|Cc|Subject|Date|Message-Id|DKIM-Signature|MIME-Version|Content-Type|Reply-To|X-[A-Za-z0-9-]{1,60}|ARC-[A-Za-z-]{1,40}):.*",
            Pattern.CASE_INSENSITIVE);
    /** Two fields make a header; one can be a sentence. */
    private static final int FIELDS = 2;
    /** Characters of a text that are looked at. */
    private static final int LONGEST = 1 << 17;

    private CopyBounds() {}

    /** The text before the copy. */
    static String before(String text) {
        List<String> lines = beginning(text);
        return String.join("\n", lines.subList(0, start(lines)));
    }

    /** The copy, from its header on; empty if there is none. */
    static String copy(String text) {
        List<String> lines = beginning(text);
        return lines.subList(start(lines), lines.size()).stream()
                .dropWhile(line -> !FIELD.matcher(line).matches())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> beginning(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST)).lines().toList();
    }

    private static int start(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()
                    && (MARK.matcher(lines.get(i).strip()).matches()
                            || isBoundary(lines, i)
                            || i > 0 && beginsHeader(lines, i))) {
                return i;
            }
        }
        return lines.size();
    }

    /** A boundary that the message does not announce still ends its words. */
    private static boolean isBoundary(List<String> lines, int at) {
        return lines.get(at).startsWith("--")
                && at + 1 < lines.size()
                && lines.get(at + 1).regionMatches(true, 0, "Content-", 0, "Content-".length())
                && !lines.get(at + 1).toLowerCase(Locale.ROOT).contains("text/");
    }

    private static boolean beginsHeader(List<String> lines, int at) {
        String before = lines.get(at - 1);
        if (!before.isBlank() && !before.startsWith("--") && !before.startsWith("From ")) {
            return false;
        }
        int fields = 0;
        for (int i = at; i < lines.size() && fields < FIELDS; i++) {
            String line = lines.get(i);
            boolean folded = i > at && !line.isEmpty() && Character.isWhitespace(line.charAt(0)) && !line.isBlank();
            if (!folded && !FIELD.matcher(line).matches()) {
                return false;
            }
            fields += folded ? 0 : 1;
        }
        return fields == FIELDS;
    }
}
