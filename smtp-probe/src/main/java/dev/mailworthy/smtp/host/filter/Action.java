package dev.mailworthy.smtp.host.filter;

import java.util.List;

/**
 * What a rule does with a packet that fits.
 *
 * @param target the chain of a jump
 * @param keys what a verdict map looks up
 * @param map the verdict map
 */
record Action(Type type, String target, List<String> keys, Operand map) {

    /** The kinds of actions. */
    enum Type {
        /** Nothing that decides: the next rule follows. */
        NEXT,
        ACCEPT,
        REFUSE,
        JUMP,
        GOTO,
        RETURN,
        REDIRECT,
        /** Looks up the action by a value of the packet. */
        MAP,
        /** Hands the packet to a program or to an extension that this program does not know. */
        UNCLEAR
    }

    static final Action NEXT = of(Type.NEXT);

    static Action of(Type type) {
        return new Action(type, "", List.of(), Operand.NONE);
    }

    static Action to(Type type, String chain) {
        return new Action(type, chain, List.of(), Operand.NONE);
    }

    static Action map(List<String> keys, Operand map) {
        return new Action(Type.MAP, "", keys, map);
    }

    /** Reads a verdict: {@code drop}, or {@code jump CHAIN}. */
    static Action verdict(String text) {
        String[] words = text.strip().split("\\s+");
        return switch (words[0]) {
            case "accept" -> of(Type.ACCEPT);
            case "drop", "reject" -> of(Type.REFUSE);
            case "return" -> of(Type.RETURN);
            case "jump" -> to(Type.JUMP, words.length > 1 ? words[1] : "");
            case "goto" -> to(Type.GOTO, words.length > 1 ? words[1] : "");
            case "continue" -> NEXT;
            default -> of(Type.UNCLEAR);
        };
    }
}
