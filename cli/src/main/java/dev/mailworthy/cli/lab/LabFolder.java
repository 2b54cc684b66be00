package dev.mailworthy.cli.lab;

import dev.mailworthy.core.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a {@link Lab lab}'s files are: inside the jar or in a folder. */
sealed interface LabFolder {

    /** The longest file that is read, in octets. */
    int LIMIT = 4 * 1024 * 1024;

    /** The folder that every lab may include: well-known receivers, submission hosts, controls and lists. */
    Shipped INTERNET = new Shipped("internet");

    /** Its zone of servers that every lab knows. */
    String SHARED_ZONE = "internet.zone";

    /** The name of a file in messages. */
    String show(String file);

    Optional<InputStream> open(String file) throws IOException;

    /** Zone files have octets (RFC 1035 section 5.1). */
    Charset ZONE = StandardCharsets.ISO_8859_1;

    /** The file's text. */
    default String read(String file) throws LabException {
        return read(file, StandardCharsets.UTF_8);
    }

    /** A log's text, a character for each octet. */
    default String log(String file) throws LabException {
        return read(file, StandardCharsets.ISO_8859_1);
    }

    private String read(String file, Charset charset) throws LabException {
        try (InputStream in =
                open(file).orElseThrow(() -> new LabException(Printable.text("the lab has no file " + show(file))))) {
            byte[] octets = in.readNBytes(LIMIT + 1);
            if (octets.length > LIMIT) {
                throw new LabException(Printable.text(show(file) + " is longer than " + LIMIT + " octets"));
            }
            return new String(octets, charset);
        } catch (IOException e) {
            throw new LabException(Printable.text("cannot read the lab's file " + show(file)));
        }
    }

    /** A zone's text, a character for each octet: from this folder, else from the zones that every {@link Lab lab} can include. */
    default String zone(String file) throws LabException {
        try (InputStream in = open(file).orElse(InputStream.nullInputStream())) {
            return in.available() > 0 ? read(file, ZONE) : ((LabFolder) INTERNET).read(file, ZONE);
        } catch (IOException e) {
            throw new LabException(Printable.text("cannot read the lab's file " + show(file)));
        }
    }

    /** A lab that ships in the jar. */
    record Shipped(String name) implements LabFolder {
        @Override
        public String show(String file) {
            return name + "/" + file;
        }

        @Override
        public Optional<InputStream> open(String file) {
            return Optional.ofNullable(LabFolder.class.getResourceAsStream("/dev/mailworthy/cli/labs/" + show(file)));
        }
    }

    /** A lab in a folder that the user named. */
    record OnDisk(Path folder) implements LabFolder {
        @Override
        public String show(String file) {
            return folder.resolve(file).toString();
        }

        @Override
        public Optional<InputStream> open(String file) throws IOException {
            Path path = folder.resolve(file);
            return Files.isRegularFile(path) ? Optional.of(Files.newInputStream(path)) : Optional.empty();
        }
    }
}
