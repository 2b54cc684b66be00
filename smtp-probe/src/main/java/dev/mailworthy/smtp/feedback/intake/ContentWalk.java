package dev.mailworthy.smtp.feedback.intake;

import dev.mailworthy.smtp.feedback.reader.RefusedReport;
import dev.mailworthy.smtp.feedback.report.RefusalKind;
import dev.mailworthy.smtp.feedback.source.FeedbackSource;
import dev.mailworthy.smtp.message.MailMessage;
import dev.mailworthy.smtp.message.MessageException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Opens layer after layer until a report is found. The content of each layer decides how it is opened. */
public final class ContentWalk {

    private static final int BLOCK = 1 << 16;

    private final FoundReports found;
    private final Session session = Session.getInstance(new Properties());

    public ContentWalk(FoundReports found) {
        this.found = found;
    }

    /** Walks through one source. What cannot be read is handed to {@link FoundReports#refused}. */
    public void source(FeedbackSource source) {
        Carrier carrier = new Carrier(source.name(), Optional.empty());
        tried(carrier, () -> {
            LayerOctets octets = source::open;
            if (ContentKind.of(octets.head(ContentKind.HEAD)) == ContentKind.MBOX) {
                mbox(octets, carrier, 0);
            } else {
                content(octets, carrier, 0, new UnpackBudget());
            }
        });
    }

    /** A step that opens something. */
    @FunctionalInterface
    private interface Opening {
        void run() throws IOException;
    }

    private void tried(Carrier carrier, Opening step) {
        refusal(step).ifPresent(why -> found.refused(carrier, why));
    }

    /** Why the step found no report; empty if it found one. */
    private static Optional<RefusedReport> refusal(Opening step) {
        try {
            step.run();
            return Optional.empty();
        } catch (RefusedReport e) {
            return Optional.of(e);
        } catch (FileSystemException e) {
            return Optional.of(new RefusedReport(RefusalKind.NOT_READABLE, "cannot be read"));
        } catch (IOException e) {
            return Optional.of(new RefusedReport(RefusalKind.BROKEN, "is damaged or incomplete"));
        }
    }

    /** Runs a step for one of several things. False if it is no report at all. */
    private boolean isReport(Carrier carrier, Opening step) {
        Optional<RefusedReport> why = refusal(step);
        if (why.isPresent() && why.get().kind() == RefusalKind.NO_REPORT) {
            return false;
        }
        why.ifPresent(refused -> found.refused(carrier, refused));
        return true;
    }

    private void mbox(LayerOctets octets, Carrier carrier, int depth) throws IOException {
        try (InputStream in = octets.open()) {
            MboxMessages messages = new MboxMessages(in);
            int number = 0;
            for (Optional<MboxMessages.Message> next = messages.next(); next.isPresent(); next = messages.next()) {
                MboxMessages.Message message = next.get();
                Carrier place = carrier.inside("message " + ++number);
                tried(place, () -> {
                    if (!message.isWhole()) {
                        throw tooLarge(IntakeLimits.PACKED);
                    }
                    mail(message.octets(), place, depth + 1, new UnpackBudget());
                });
            }
        }
    }

    private void content(LayerOctets octets, Carrier carrier, int depth, UnpackBudget budget) throws IOException {
        if (depth > IntakeLimits.DEEPEST) {
            throw new RefusedReport(
                    RefusalKind.OVER_LIMIT, "is packed more than " + IntakeLimits.DEEPEST + " layers deep");
        }
        switch (ContentKind.of(octets.head(ContentKind.HEAD))) {
            case GZIP -> content(gunzipped(octets, budget), carrier.inside("gzip"), depth + 1, budget);
            case ZIP -> zip(octets, carrier, depth, budget);
            case XML -> found.xml(() -> budget.counted(octets.open(), IntakeLimits.UNPACKED), carrier);
            case JSON -> found.json(whole(octets), carrier);
            case TABLE -> found.table(whole(octets), carrier);
            case MAIL -> mail(whole(octets), carrier, depth + 1, budget);
            case MBOX -> mbox(() -> budget.counted(octets.open(), IntakeLimits.UNPACKED), carrier, depth);
            case BASE64 ->
                content(
                        LayerOctets.of(Base64.getMimeDecoder().decode(unpadded(whole(octets)))),
                        carrier.inside("base64"),
                        depth + 1,
                        budget);
            case EMPTY -> throw new RefusedReport(RefusalKind.NO_REPORT, "is empty");
            case OTHER -> throw new RefusedReport(RefusalKind.NO_REPORT, "is no report");
        }
    }

    /** The octets up to the first padding, cut to whole groups: text can follow. */
    private static byte[] unpadded(byte[] text) {
        StringBuilder digits = new StringBuilder(text.length);
        for (byte octet : text) {
            char c = (char) (octet & 0xFF);
            if (c == '=') {
                break;
            }
            boolean isDigit =
                    c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
            if (isDigit) {
                digits.append(c);
            }
        }
        digits.setLength(digits.length() % 4 == 1 ? digits.length() - 1 : digits.length());
        return digits.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static LayerOctets gunzipped(LayerOctets packed, UnpackBudget budget) {
        return () -> {
            UnpackBudget.Taken taken = new UnpackBudget.Taken(limited(packed));
            try {
                return budget.counted(new GZIPInputStream(taken, BLOCK), IntakeLimits.UNPACKED, taken);
            } catch (IOException e) {
                taken.close();
                throw e;
            }
        };
    }

    private void zip(LayerOctets octets, Carrier carrier, int depth, UnpackBudget budget) throws IOException {
        boolean any = false;
        try (UnpackBudget.Taken taken = new UnpackBudget.Taken(limited(octets));
                ZipInputStream zip = new ZipInputStream(taken)) {
            int number = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++number > IntakeLimits.MOST_ENTRIES) {
                    throw new RefusedReport(
                            RefusalKind.OVER_LIMIT, "has more than " + IntakeLimits.MOST_ENTRIES + " entries");
                }
                byte[] unpacked =
                        budget.counted(zip, IntakeLimits.UNPACKED, taken).readAllBytes();
                Carrier place = carrier.inside("zip entry " + number);
                any |= unpacked.length > 0
                        && isReport(place, () -> content(LayerOctets.of(unpacked), place, depth + 1, budget));
            }
        } catch (IllegalArgumentException e) {
            // A name of an entry that is no text.
            throw new RefusedReport(RefusalKind.BROKEN, "is an archive that cannot be read");
        }
        if (!any) {
            throw new RefusedReport(RefusalKind.NO_REPORT, "is an archive without a report");
        }
    }

    private static InputStream limited(LayerOctets octets) throws IOException {
        return new UnpackBudget().counted(octets.open(), IntakeLimits.PACKED);
    }

    private static byte[] whole(LayerOctets octets) throws IOException {
        try (InputStream in = octets.open()) {
            byte[] all = in.readNBytes(IntakeLimits.PACKED + 1);
            if (all.length > IntakeLimits.PACKED) {
                throw tooLarge(IntakeLimits.PACKED);
            }
            return all;
        }
    }

    private static RefusedReport tooLarge(int limit) {
        return new RefusedReport(RefusalKind.OVER_LIMIT, "is larger than " + limit + " octets");
    }

    private void mail(byte[] octets, Carrier carrier, int depth, UnpackBudget budget) throws IOException {
        if (depth > IntakeLimits.DEEPEST) {
            throw new RefusedReport(
                    RefusalKind.OVER_LIMIT, "has mails nested more than " + IntakeLimits.DEEPEST + " deep");
        }
        Carrier inner;
        try {
            inner = carrier.mail("", MailMessage.read("mail", octets));
        } catch (MessageException e) {
            throw new RefusedReport(RefusalKind.BROKEN, "is no mail that can be read");
        }
        found.opened();
        MailContent content = MailParts.of(session, octets, IntakeLimits.MOST_PARTS);
        if (!found.complaint(content, inner) && !parts(content, inner, depth, budget)) {
            throw new RefusedReport(RefusalKind.NO_REPORT, "is a mail without a report");
        }
    }

    private boolean parts(MailContent content, Carrier carrier, int depth, UnpackBudget budget) {
        boolean any = false;
        for (MailContent.Part part : content.others()) {
            Carrier place = carrier.inside(part.name());
            any |= isReport(place, () -> content(LayerOctets.of(part.octets()), place, depth + 1, budget));
        }
        int number = 0;
        for (byte[] mail : content.mails()) {
            Carrier place = carrier.inside("attached mail " + ++number);
            any |= isReport(place, () -> mail(mail, place, depth + 1, budget));
        }
        return any;
    }
}
