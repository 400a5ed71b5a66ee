"""Map images for print: the same atlas and symbology as on the web, drawn by matplotlib."""
