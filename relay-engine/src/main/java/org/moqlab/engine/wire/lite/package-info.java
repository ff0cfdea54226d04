/// moq-lite: one record a message, version differences as named capabilities. Pure.
@NullMarked
package org.moqlab.engine.wire.lite;

import org.jspecify.annotations.NullMarked;
