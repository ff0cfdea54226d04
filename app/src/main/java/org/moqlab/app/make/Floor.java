package org.moqlab.app.make;

import javafx.geometry.Point2D;

/// Where the boxes of a mesh stand that is edited. FX thread only.
public interface Floor {
    /// Nowhere.
    Floor NONE =
            new Floor() {
                @Override
                public void stayWhile(Runnable edit) {
                    edit.run();
                }

                @Override
                public void expect(String name, Point2D place) {}
            };

    /// Runs `edit`, which opens an edit of this mesh: what was put somewhere by hand stays there.
    void stayWhile(Runnable edit);

    /// The box of that name, which the next mesh has, stands there.
    ///
    /// @param place as the floor names places
    void expect(String name, Point2D place);
}
