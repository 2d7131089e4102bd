"""One file a command, imported only when it is called.

A command is one function: options in, one analysis, one report. Its annotations are its
options and are read when it is called, so they are not deferred.
"""
