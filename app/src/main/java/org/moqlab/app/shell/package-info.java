/// The window: commands, menus, toolbar, status bar, and the panes put together.
@NullMarked
package org.moqlab.app.shell;

import org.jspecify.annotations.NullMarked;
