package dev.mailworthy.cli.render.dnsbl;

import dev.mailworthy.dnsbl.sweep.SweepOutput;
import dev.mailworthy.dnsbl.sweep.SweepPair;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;

/** Writes the lines of a sweep as records of a CSV file, as they come. */
public final class SweepRows implements SweepOutput {

    private static final String END = "\r\n";

    private final PrintWriter out;
    private final UnaryOperator<String> masked;

    /** @param masked takes secrets out of a line; the file to resume keeps the line too */
    public SweepRows(PrintWriter out, UnaryOperator<String> masked) {
        this.out = out;
        this.masked = masked;
    }

    /** Writes the names of the fields. */
    public void begin() {
        out.print(ListingRows.head());
    }

    @Override
    public String form(SweepPair pair) {
        String record = ListingRows.row(pair.target(), pair.result());
        return masked.apply(record.substring(0, record.length() - END.length()));
    }

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public void line(String line) {
        out.print(line);
        out.print(END);
    }

    @Override
    public void flush() throws IOException {
        if (out.checkError()) {
            throw new IOException("standard output cannot be written");
        }
    }
}
