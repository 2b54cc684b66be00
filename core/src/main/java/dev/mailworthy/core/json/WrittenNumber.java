package dev.mailworthy.core.json;

/** A number as a JSON text has it, so that it can be written again without a change. */
public final class WrittenNumber extends Number {

    private static final long serialVersionUID = 1L;

    private final String written;

    WrittenNumber(String written) {
        this.written = written;
    }

    @Override
    public int intValue() {
        return (int) doubleValue();
    }

    @Override
    public long longValue() {
        return (long) doubleValue();
    }

    @Override
    public float floatValue() {
        return Float.parseFloat(written);
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(written);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenNumber that && that.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
