"""A corpus of malformed files, built anew for each run and always the same.

`broken_json(sound)` spoils any JSON text as bytes; `broken_geometries()` lists geometries that no
map may draw; `hostile_places(folder)` puts things at a path that are no plain file. A test of
another reader (an upload, say) takes the parts that its format has.
"""
