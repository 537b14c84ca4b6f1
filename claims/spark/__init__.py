"""Past one machine: extraction and linking on Apache Spark, by the same functions as here, from and to Parquet.

A dataset is a folder on any Hadoop file system. `articles` holds sources with their texts and all that was found in
them; `links`, `marks` and `claims` hold what linking made of that. `claims import` brings a dataset into a database.
"""
