package dev.mailworthy.smtp.trust.logo;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.FindingDescription;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;

/** The findings about the logo that a BIMI record names. No receiver refuses mail for them. */
public enum LogoFinding implements FindingType {
    /** The web server does not give the logo that the BIMI record names. */
    BIMI_LOGO_MISSING(
            "the BIMI logo is not served",
            "The BIMI record names a logo, and the web server does not give it. Receivers then show none.",
            "Serve the logo at the address in l= over https with status 200 and a valid certificate, or correct the"
                    + " address."),
    /** The logo is not of the profile SVG Tiny PS. */
    BIMI_LOGO_UNUSABLE(
            "the BIMI logo does not follow SVG Tiny PS",
            "Receivers show only a logo of the profile SVG Tiny Portable/Secure (draft-svg-tiny-ps-abrotman):"
                    + " baseProfile tiny-ps, version 1.2, a title, no script, no animation, no reference to other files."
                    + " They take at most 32 kilobytes. Gmail and Apple ask for a certificate in a= as well.",
            "Export the logo as SVG Tiny PS, and publish it at the address in l=.");

    private final FindingDescription description;

    LogoFinding(String title, String explanation, String action) {
        this.description = new FindingDescription(
                Severity.NOTICE,
                title,
                explanation,
                Remedy.of(Actor.YOU, action, new TimeToEffect(TimeToEffect.Scale.HOURS, "minutes, then hours")));
    }

    @Override
    public CheckArea area() {
        return CheckArea.PUBLISHED_NAMES;
    }

    @Override
    public FindingDescription description() {
        return description;
    }
}
