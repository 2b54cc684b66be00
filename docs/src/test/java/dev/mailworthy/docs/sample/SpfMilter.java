package dev.mailworthy.docs.sample;

// tag::imports[]
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
// end::imports[]

// tag::milter[]
/** A milter that checks SPF and adds Received-SPF, for Postfix and Sendmail. It reads one connection of the mail server. */
public final class SpfMilter {
    private static final int LONGEST_PACKET = 1 << 20;
    /** The milter adds header fields (SMFIF_ADDHDRS). */
    private static final int ADDS_HEADERS = 0x01;
    /** No recipients, header fields, end of header, body, unknown commands, DATA. */
    private static final int LEAVE_OUT = 0x08 | 0x20 | 0x40 | 0x10 | 0x100 | 0x200;

    private final Spf spf;
    private Optional<IpAddress> client = Optional.empty();
    private String helo = "";
    private String receivedSpf = "";

    public SpfMilter(Spf spf) {
        this.spf = spf;
    }

    /** Serves connections until the socket is closed. */
    public static void serve(Spf spf, ServerSocket server) throws IOException {
        while (!server.isClosed()) {
            Socket connection = server.accept();
            Thread thread = new Thread(() -> new SpfMilter(spf).talk(connection), "milter");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void talk(Socket connection) {
        try (connection;
                DataInputStream in = new DataInputStream(connection.getInputStream());
                DataOutputStream out = new DataOutputStream(connection.getOutputStream())) {
            boolean open = true;
            while (open) {
                int length = in.readInt();
                if (length < 1 || length > LONGEST_PACKET) {
                    throw new IOException("a packet of " + length + " octets");
                }
                char command = (char) in.readUnsignedByte();
                open = answer(command, ByteBuffer.wrap(in.readNBytes(length - 1)), out);
                out.flush();
            }
        } catch (IOException e) {
            System.err.println("milter: " + e.getMessage());
        }
    }

    /** Answers one command. The result is false when the mail server says goodbye. */
    private boolean answer(char command, ByteBuffer data, DataOutputStream out) throws IOException {
        switch (command) {
            case 'O' -> {
                int version = Math.min(6, data.getInt());
                send(
                        out,
                        'O',
                        ByteBuffer.allocate(12)
                                .putInt(version)
                                .putInt(ADDS_HEADERS)
                                .putInt(LEAVE_OUT)
                                .array());
            }
            case 'C' -> {
                client = address(data);
                send(out, 'c');
            }
            case 'H' -> {
                helo = text(data);
                send(out, 'c');
            }
            case 'M' -> mail(text(data), out);
            case 'E' -> {
                if (!receivedSpf.isEmpty()) {
                    send(out, 'h', ("Received-SPF\0" + receivedSpf + "\0").getBytes(StandardCharsets.UTF_8));
                }
                send(out, 'c');
            }
            case 'D', 'A' -> {} // macros, and the end of one message: without an answer
            case 'Q' -> {
                return false;
            }
            default -> send(out, 'c');
        }
        return true;
    }

    private void mail(String from, DataOutputStream out) throws IOException {
        receivedSpf = "";
        if (client.isEmpty()) {
            send(out, 'c');
            return;
        }
        SpfCheck check = spf.check(new SpfRequest(client.get(), from.replaceAll("^<|>$", ""), helo));
        if (check.result() == SpfResult.TEMPERROR) {
            send(out, 't');
        } else if (check.result() == SpfResult.FAIL) {
            String reply = check.suggestedReply().map(Object::toString).orElse("550 5.7.23 SPF fail");
            send(out, 'y', (reply.replace("%", "%%") + "\0").getBytes(StandardCharsets.UTF_8));
        } else {
            receivedSpf = check.receivedSpf();
            send(out, 'c');
        }
    }

    /** The client's address: a host name, the family (4 or 6), the port, and the address as text. */
    private static Optional<IpAddress> address(ByteBuffer data) {
        text(data);
        char family = (char) data.get();
        if (family != '4' && family != '6') {
            return Optional.empty();
        }
        data.getShort();
        return Optional.of(IpAddress.parse(text(data).replaceFirst("^IPv6:", "")));
    }

    private static String text(ByteBuffer data) {
        int start = data.position();
        while (data.hasRemaining() && data.get() != 0) {
            // up to the octet that ends the text
        }
        int end = data.position() > start && data.get(data.position() - 1) == 0 ? data.position() - 1 : data.position();
        return new String(data.array(), start, end - start, StandardCharsets.UTF_8);
    }

    private static void send(DataOutputStream out, char answer, byte... data) throws IOException {
        out.writeInt(data.length + 1);
        out.writeByte(answer);
        out.write(data);
    }
}
// end::milter[]
