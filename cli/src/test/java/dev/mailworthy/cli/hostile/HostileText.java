package dev.mailworthy.cli.hostile;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Text that attacks the program that shows it. */
public final class HostileText {

    /** Escape sequences, line breaks, a bidirectional override, markup and a formula. */
    public static final String LINE =
            "\u001b]0;owned\u0007\u001b[2J\r\nInjected: header\n\u202etxt.exe\u009b31m<script>alert(1)</script>=1+1";

    static final InetAddress LOOPBACK_2 = address(127, 0, 0, 2);

    private HostileText() {}

    static InetAddress address(int... octets) {
        byte[] address = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            address[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Name name(String text) {
        try {
            return Name.fromString(text);
        } catch (TextParseException e) {
            throw new UncheckedIOException(e);
        }
    }
}
