"""Bulk data in and out: exports in four formats, dumps that build an equal database, snapshots to hand out."""
