/** The one reader of JSON (RFC 8259), for text of unknown origin. For the modules of this project only. */
@NullMarked
package dev.mailworthy.core.json;

import org.jspecify.annotations.NullMarked;
