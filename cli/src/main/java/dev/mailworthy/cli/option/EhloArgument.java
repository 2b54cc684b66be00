package dev.mailworthy.cli.option;

import dev.mailworthy.core.Printable;
import dev.mailworthy.core.net.AddressLiteral;
import dev.mailworthy.core.net.DomainName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a mail server says in EHLO: a name, or an address literal. */
public final class EhloArgument implements ITypeConverter<DomainName> {

    @Override
    public DomainName convert(String text) {
        try {
            return text.startsWith("[") ? AddressLiteral.parse(text).asName() : DomainName.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(Printable.text(String.valueOf(e.getMessage())));
        }
    }
}
