"""Chinese, both scripts: quantities, dates, speech, claims, subjects and glosses, held together by `language`."""
