package org.moqlab.app.time;

import org.moqlab.app.feed.Place;

/// A place a person wants to come back to.
///
/// @param branch the branch it was made on
/// @param place where
/// @param name what it is called
public record Bookmark(String branch, Place place, String name) {}
