/// Presenter mode: everything large for the back row, steered by a clicker, and black when the
/// class is to look at the speaker.
@NullMarked
package org.moqlab.app.presenter;

import org.jspecify.annotations.NullMarked;
