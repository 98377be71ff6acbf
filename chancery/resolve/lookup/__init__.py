"""What the tables know of an article's words: its tokens, and what stands where."""
