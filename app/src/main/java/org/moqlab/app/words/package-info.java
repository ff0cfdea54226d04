/// Every word and figure the window shows: the message bundle and how numbers are written.
@NullMarked
package org.moqlab.app.words;

import org.jspecify.annotations.NullMarked;
