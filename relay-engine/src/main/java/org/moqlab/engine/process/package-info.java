/// One relay of the lab as a process of its own: its configuration, its listeners, and the HTTP
/// beside it. Start reading at `RelayServer`.
@NullMarked
package org.moqlab.engine.process;

import org.jspecify.annotations.NullMarked;
