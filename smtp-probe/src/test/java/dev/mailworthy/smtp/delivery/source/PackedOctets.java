package dev.mailworthy.smtp.delivery.source;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Packs octets, each way with little memory. The name ends the names of such files. */
public enum PackedOctets {
    GZ(GZIPOutputStream::new),
    BZ2(out -> new BZip2CompressorOutputStream(out, 1)),
    XZ(out -> new XZOutputStream(out, new LZMA2Options(0))),
    /** With a checksum, as the program zstd writes it. */
    ZST(out -> new ZstdOutputStream(out).setChecksum(true));

    private final Packer packer;

    @FunctionalInterface
    private interface Packer {

        OutputStream into(OutputStream packed) throws IOException;
    }

    PackedOctets(Packer packer) {
        this.packer = packer;
    }

    public OutputStream into(OutputStream packed) throws IOException {
        return packer.into(packed);
    }

    public byte[] of(byte[] octets) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = into(packed)) {
            out.write(octets);
        }
        return packed.toByteArray();
    }
}
