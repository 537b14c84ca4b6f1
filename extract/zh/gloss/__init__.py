"""Chinese claims in English: the verb beside a figure, the noun it measures, and the words of both."""
