package dev.mailworthy.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** The cases of an exhaustive test: each of them with {@code -Dmailworthy.long=true} (the Maven profile "peers"), else a sample. */
public final class Sample {

    public static final boolean ALL = Boolean.getBoolean("mailworthy.long");

    private Sample() {}

    /** Every case, or one of so many shares; together the shares have every case. */
    public static <T> List<T> share(List<T> cases, int share, int shares) {
        return ALL
                ? cases
                : IntStream.range(0, cases.size())
                        .filter(i -> i % shares == share % shares)
                        .mapToObj(cases::get)
                        .toList();
    }

    /** Every case, or each n-th, and says how many. */
    public static <T> List<T> of(Collection<T> cases, int each) {
        List<T> all = List.copyOf(cases);
        int step = ALL ? 1 : each;
        List<T> sample = IntStream.range(0, (all.size() + step - 1) / step)
                .mapToObj(i -> all.get(i * step))
                .toList();
        System.out.println(sample.size() + " of " + all.size() + " cases");
        return sample;
    }
}
