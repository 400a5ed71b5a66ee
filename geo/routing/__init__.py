"""The transport network and the ways through it: from records to comparable ways."""
