package org.moqlab.app;

import java.util.function.Consumer;

/// One screen of the tour: a scripted state of the window.
///
/// @param name of its pictures, such as `findings`
/// @param scenario file among the sample meshes
/// @param at mesh time it is played to, ns
/// @param arrange what a person does to the window then
record Screen(String name, String scenario, long at, Consumer<MeshLab> arrange) {}
