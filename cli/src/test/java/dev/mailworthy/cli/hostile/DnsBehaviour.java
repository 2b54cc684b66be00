package dev.mailworthy.cli.hostile;

import java.util.List;
import java.util.function.Function;

/**
 * One way in which a resolver behaves.
 *
 * @param name what it does
 * @param effect what a client can learn from it
 * @param udp its datagrams
 * @param tcp the octets that it writes to a TCP connection, lengths included; then it closes the connection
 */
public record DnsBehaviour(String name, Effect effect, Reply.Script udp, Reply.Script tcp) {

    /** What a client can learn. */
    public enum Effect {
        /** The right answer arrives. */
        RIGHT,
        /** No usable answer arrives. */
        NONE,
        /** A usable answer arrives, and it is wrong or hostile. */
        WRONG
    }

    static final Reply.Script SILENCE = asked -> List.of();

    /** Changes the right reply over both transports. */
    static DnsBehaviour both(String name, Effect effect, Function<Asked, byte[]> change) {
        return new DnsBehaviour(
                name,
                effect,
                asked -> List.of(Reply.of(change.apply(asked))),
                asked -> List.of(Reply.of(Wire.framed(change.apply(asked)))));
    }

    /** Says over UDP that the reply is truncated, without a record, and writes something to the TCP connection. */
    static DnsBehaviour overTcp(String name, Effect effect, Function<Asked, byte[]> stream) {
        return new DnsBehaviour(
                name,
                effect,
                asked -> List.of(Reply.of(Wire.truncated(asked.right()))),
                asked -> List.of(Reply.of(stream.apply(asked))));
    }

    /** Whether it is one of many changes of octets, which make no text of their own. */
    public boolean isMutation() {
        return name.contains(", seed ");
    }

    /** Whether the first attempt of a question gets no usable reply, so that its time has to pass. */
    public boolean waits() {
        return name.startsWith("silent ");
    }

    @Override
    public String toString() {
        return name;
    }
}
