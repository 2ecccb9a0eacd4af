"""What a text says: from a source to articles, and from an article to the facts it states."""
