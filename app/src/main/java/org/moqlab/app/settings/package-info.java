/// What a person has set once for all meshes: colours, size of the text, speed, how often work is
/// kept aside, and how columns stand.
@NullMarked
package org.moqlab.app.settings;

import org.jspecify.annotations.NullMarked;
