"""What a clause says around its verb: who is asked, for what, and by when."""
