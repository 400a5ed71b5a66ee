"""Questions made from the atlas: what is asked, what is right, and how it is worded."""
