/// A web page, served on this machine, from which a browser joins a live mesh. Start reading at
/// `JoinPage`.
@NullMarked
package org.moqlab.engine.page;

import org.jspecify.annotations.NullMarked;
