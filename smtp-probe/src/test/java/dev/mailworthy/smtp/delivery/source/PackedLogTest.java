package dev.mailworthy.smtp.delivery.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs are packed in four ways. The octets decide which, and hostile ones cost a bounded memory and end in one line for people. */
@Tag("jdk")
class PackedLogTest {

    private static final byte[] LOG = "Nov 30 10:00:00 mx postfix/smtp[1]: one line of a log\n"
            .repeat(400)
            .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InputStream log = Unpacked.of(new ByteArrayInputStream(packed), "mail.log")) {
            return log.readAllBytes();
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsKnownByItsOctetsAndNotByItsName(PackedOctets packing) throws IOException {
        Path file = Files.write(folder.resolve("mail.log.1"), packing.of(LOG));
        try (InputStream log = new LogFile(file).open()) {
            assertThat(log.readAllBytes()).isEqualTo(LOG);
        }
        for (PackedOctets other : PackedOctets.values()) {
            Path wrong = folder.resolve("mail.log.2." + other.name().toLowerCase(Locale.ROOT));
            Files.write(wrong, packing.of(LOG));
            try (InputStream log = new LogFile(wrong).open()) {
                assertThat(log.readAllBytes()).isEqualTo(LOG);
            }
        }
    }

    /** As programs write that pack with several threads, and as {@code cat} makes of two files. */
    @ParameterizedTest
    @EnumSource
    void allStreamsOfAFileAreRead(PackedOctets packing) throws IOException {
        assertThat(unpacked(joined(packing.of(LOG), packing.of(LOG)))).isEqualTo(joined(LOG, LOG));
    }

    @Test
    void aFrameToSkipMayBeginAFile() throws IOException {
        byte[] skipped = HexFormat.of().parseHex("502a4d1804000000c0ffee00");
        assertThat(unpacked(joined(skipped, PackedOctets.ZST.of(LOG)))).isEqualTo(LOG);
    }

    @ParameterizedTest
    @CsvSource({"GZ,gzip", "BZ2,bzip2", "XZ,xz", "ZST,zstd"})
    void anEndThatIsMissingIsAnError(PackedOctets packing, String label) throws IOException {
        byte[] packed = packing.of(LOG);
        for (int end : new int[] {7, packed.length / 2, packed.length - 1}) {
            byte[] cut = Arrays.copyOf(packed, end);
            assertThatThrownBy(() -> unpacked(cut))
                    .as("%s, %d octets", packing, end)
                    .isInstanceOf(PackedLogException.class)
                    .hasMessageStartingWith("mail.log: cannot be unpacked as " + label + ": ")
                    .hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void damagedOctetsEndInAnErrorForPeopleAndInNoOther(PackedOctets packing) throws IOException {
        long seed = 20261201;
        Random random = new Random(seed);
        byte[] packed = packing.of(LOG);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = packed.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                damaged[6 + random.nextInt(damaged.length - 6)] = (byte) random.nextInt(256);
            }
            try {
                unpacked(damaged);
            } catch (PackedLogException e) {
                assertThat(e).as("seed %d, number %d", seed, i).hasMessageStartingWith("mail.log: ");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource
    void aBombIsRefused(PackedOctets packing) throws IOException {
        Path bomb = folder.resolve("bomb");
        try (OutputStream out = packing.into(Files.newOutputStream(bomb))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 80; i++) {
                out.write(zeros);
            }
        }
        assertThatThrownBy(() -> {
                    try (InputStream log = new LogFile(bomb).open()) {
                        log.transferTo(OutputStream.nullOutputStream());
                    }
                })
                .hasMessage(bomb + ": unpacks to more than 500 times its size; no log does");
    }

    /** The first block asks for a dictionary of 128 MiB (xz file format 5.3.1). */
    @Test
    void anXzFileThatAsksForTooMuchMemoryIsRefused() throws IOException {
        byte[] packed = PackedOctets.XZ.of(LOG);
        int header = 12;
        int length = (packed[header] + 1) * 4;
        int properties = header + 2;
        while (packed[properties] != 0x21) {
            properties++;
        }
        packed[properties + 2] = 30;
        CRC32 sum = new CRC32();
        sum.update(packed, header, length - 4);
        ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).putInt(header + length - 4, (int) sum.getValue());
        assertThatThrownBy(() -> unpacked(packed)).hasMessageContaining("KiB of memory would be needed");
    }

    /** The frame asks for a window of 1 GiB (RFC 8878 section 3.1.1.1.2). */
    @Test
    void aZstdFileThatAsksForTooMuchMemoryIsRefused() {
        byte[] frame = HexFormat.of().parseHex("28b52ffd" + "00" + "a0" + "090000" + "61");
        assertThatThrownBy(() -> unpacked(frame)).hasMessageContaining("requires too much memory");
    }

    /** The library is used without the jars that it does not need. */
    @ParameterizedTest
    @CsvSource({
        "BZ2,bzip2,org.apache.commons:commons-compress",
        "XZ,xz,org.tukaani:xz",
        "ZST,zstd,com.github.luben:zstd-jni"
    })
    void aMissingLibraryIsNamed(PackedOctets packing, String label, String library) throws Exception {
        Method of = Class.forName(Unpacked.class.getName(), true, new WithoutLibraries())
                .getDeclaredMethod("of", InputStream.class, String.class);
        of.setAccessible(true);
        try (InputStream log =
                (InputStream) of.invoke(null, new ByteArrayInputStream(PackedOctets.GZ.of(LOG)), "mail.log")) {
            assertThat(log.readAllBytes()).isEqualTo(LOG);
        }
        InputStream packed = new ByteArrayInputStream(packing.of(LOG));
        assertThatThrownBy(() -> of.invoke(null, packed, "mail.log"))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessage("mail.log: is packed with " + label + ", and the library " + library
                        + " is missing: add it, or unpack the log first");
    }

    /** Loads this package's classes again, without the libraries that unpack. */
    private static final class WithoutLibraries extends ClassLoader {

        WithoutLibraries() {
            super(PackedLogTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.apache.commons.")
                    || name.startsWith("org.tukaani.")
                    || name.startsWith("com.github.luben.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.mailworthy.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream octets = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = octets.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
