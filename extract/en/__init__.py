"""English: quantities, dates, speech and claims, held together by `language`."""
