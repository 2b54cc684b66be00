package dev.mailworthy.smtp.message;

import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;

/** A signature's tags for the library, which judges them by the machine's clock when it reads them: ours judges instead. */
final class SignatureTags extends SignatureRecordImpl {

    SignatureTags(String value) {
        super(value);
    }

    @Override
    public void validate() {
        // DkimSignature.parse and DkimVerifier have looked at all of it.
    }
}
