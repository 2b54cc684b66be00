package dev.mailworthy.smtp.message;

import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;

/**
 * A signature's tags for jDKIM. jDKIM would check the expiry by the machine's clock; {@link DkimVerifier} does it by
 * the given clock.
 */
final class SignatureTags extends SignatureRecordImpl {

    SignatureTags(String value) {
        super(value);
    }

    @Override
    public void validate() {
        // DkimSignature.parse and DkimVerifier have already checked all tags.
    }
}
