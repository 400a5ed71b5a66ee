"""Pages for people who come by the doors that other programs use: /ogc, /feature, /quote."""
