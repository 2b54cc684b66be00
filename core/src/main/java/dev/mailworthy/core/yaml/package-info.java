/** Reads YAML data files; error messages name the line. For the modules of this project only. */
@NullMarked
package dev.mailworthy.core.yaml;

import org.jspecify.annotations.NullMarked;
