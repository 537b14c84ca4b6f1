"""The pages: one module a page, what it shows and what people do there."""
