"""Paper: worksheets and handouts as PDF, typeset from the atlas."""
