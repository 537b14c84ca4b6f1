"""The commands of `claims`: each is options, one call and one print."""
