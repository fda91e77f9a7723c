"""The pages of this room. All are public, and none sees a reader."""
