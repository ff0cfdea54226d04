package org.moqlab.app.inspector;

/// One line of the answer to "why is this here?".
///
/// @param head what kind of answer, such as `From`
/// @param text the answer
/// @param warning whether the answer is that nobody publishes
/// @param event the event that shows it; 0 for none
public record WhyLine(String head, String text, boolean warning, long event) {}
