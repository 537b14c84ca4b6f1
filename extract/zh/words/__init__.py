"""Chinese words: what the tagger gives, put right and put together, names of persons and bodies among them."""
