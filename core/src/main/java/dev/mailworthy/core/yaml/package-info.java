/** YAML data files, read so that whoever wrote one is told the line of a mistake. For the modules of this project alone. */
@NullMarked
package dev.mailworthy.core.yaml;

import org.jspecify.annotations.NullMarked;
