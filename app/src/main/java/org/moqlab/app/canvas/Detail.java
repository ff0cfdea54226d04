package org.moqlab.app.canvas;

/// How much a relay's box says, by the room there is. Sizes in px.
enum Detail {
    /// Everything.
    FULL(152, 60, 56, 36, 158, 196),
    /// Without the lines below the name.
    MEDIUM(118, 46, 46, 36, 150, 180),
    /// Name and hops only.
    COMPACT(86, 34, 40, 24, 142, 186);

    private final double width;
    private final double height;
    private final double cell;
    private final double clientHeight;
    private final double publisherWidth;
    private final double subscriberWidth;

    Detail(
            double width,
            double height,
            double cell,
            double clientHeight,
            double publisherWidth,
            double subscriberWidth) {
        this.width = width;
        this.height = height;
        this.cell = cell;
        this.clientHeight = clientHeight;
        this.publisherWidth = publisherWidth;
        this.subscriberWidth = subscriberWidth;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /// Width of the hop cell at the left of a relay's box.
    double cell() {
        return cell;
    }

    double clientHeight() {
        return clientHeight;
    }

    double clientWidth(boolean publisher) {
        return publisher ? publisherWidth : subscriberWidth;
    }
}
