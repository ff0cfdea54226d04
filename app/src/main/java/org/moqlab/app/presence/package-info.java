/// What every relay's table held of one namespace over the whole recording, one lane a relay.
@NullMarked
package org.moqlab.app.presence;

import org.jspecify.annotations.NullMarked;
