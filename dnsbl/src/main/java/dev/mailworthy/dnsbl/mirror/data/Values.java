package dev.mailworthy.dnsbl.mirror.data;

import java.util.Arrays;

/** The pairs of A value and TXT template of a file. Each pair is stored once and has a number. */
public final class Values {

    /** The number that stands for an exclusion. */
    public static final int EXCLUDED = 0;

    /** The number of the value at the beginning of a file: {@code :127.0.0.2:}. */
    public static final int INITIAL = 1;

    /** Numbers are below this, so that 24 bits hold one. */
    static final int LIMIT = 1 << 24;

    /** Longest template in octets; rbldnsd cuts longer ones off. */
    static final int MAX_TEMPLATE = 255;

    /** How many slots are searched for an equal pair. If it is not found there, it is stored again, which only costs memory. */
    private static final int PROBES = 16;

    private static final int INITIAL_ADDRESS = 0x7F000002;

    private final Octets templates = new Octets();
    private int[] addresses = new int[16];
    private int[] places = new int[16];
    private int count = 1;
    private int[] table = new int[64];

    public Values() {
        number(INITIAL_ADDRESS, Cursor.Text.NONE);
    }

    /** The number of a pair. A new pair is stored. */
    public int number(int address, Cursor.Text template) {
        int length = Math.min(template.length(), MAX_TEMPLATE);
        int hash = (int) Octets.hash(template.octets(), template.from(), length) ^ address * 0x9E3779B9;
        for (int probe = 0; probe < PROBES; probe++) {
            int slot = hash + probe & table.length - 1;
            int known = table[slot];
            if (known == 0) {
                table[slot] = add(address, template, length);
                return growTable(table[slot]);
            }
            if (addresses[known] == address
                    && templates.is(places[known], template.octets(), template.from(), length)) {
                return known;
            }
        }
        return add(address, template, length);
    }

    /** Gives a number another pair, for files whose entries share a value that stands after them. */
    public void replace(int number, int address, Cursor.Text template) {
        addresses[number] = address;
        places[number] = templates.add(template.octets(), template.from(), Math.min(template.length(), MAX_TEMPLATE));
    }

    private int add(int address, Cursor.Text template, int length) {
        if (count == LIMIT) {
            throw new IllegalArgumentException("the file has more than " + (LIMIT - 1) + " different values");
        }
        if (count == addresses.length) {
            addresses = Arrays.copyOf(addresses, count * 2);
            places = Arrays.copyOf(places, count * 2);
        }
        addresses[count] = address;
        places[count] = templates.add(template.octets(), template.from(), length);
        return count++;
    }

    /** Doubles a table that is half full. A pair may lose its slot, because the table only saves memory. */
    private int growTable(int added) {
        if (count > table.length / 2) {
            int[] larger = new int[table.length * 2];
            for (int number : table) {
                if (number != 0) {
                    byte[] template = templates.get(places[number]);
                    int hash = (int) Octets.hash(template, 0, template.length) ^ addresses[number] * 0x9E3779B9;
                    place(larger, hash, number);
                }
            }
            table = larger;
        }
        return added;
    }

    private static void place(int[] table, int hash, int number) {
        for (int probe = 0; probe < PROBES; probe++) {
            int slot = hash + probe & table.length - 1;
            if (table[slot] == 0) {
                table[slot] = number;
                return;
            }
        }
    }

    /** Frees the data that only reading needs. */
    public void seal() {
        table = new int[0];
        addresses = Arrays.copyOf(addresses, count);
        places = Arrays.copyOf(places, count);
    }

    int address(int number) {
        return addresses[number];
    }

    byte[] template(int number) {
        return templates.get(places[number]);
    }
}
