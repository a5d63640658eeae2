"""The pages: views, forms, templates. A page parses, asks `actions`, and shows; it decides nothing itself."""
