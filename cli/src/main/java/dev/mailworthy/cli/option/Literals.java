package dev.mailworthy.cli.option;

import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options by the parsers of their types, and shows the parsers' own messages. */
public final class Literals {

    private Literals() {}

    public static CommandLine register(CommandLine commands) {
        return commands.registerConverter(IpAddress.class, reading(IpAddress::parse))
                .registerConverter(Cidr.class, reading(Cidr::parse))
                .registerConverter(DomainName.class, reading(DomainName::parse))
                .registerConverter(EhloName.class, reading(EhloName::parse))
                .registerConverter(ResolverAddress.class, reading(ResolverAddress::parse))
                .registerConverter(Path.class, reading(Literals::path));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + text + "\" has a character that no file name can have", e);
        }
    }

    private static <T> ITypeConverter<T> reading(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(Printable.text(String.valueOf(e.getMessage())));
            }
        };
    }
}
