"""What is seen before the records are open: unlock, recovery sheet, damaged file, started twice, and the
first run.

Pure views: they take words and callables, and say by signals what was asked for. They import the theme room
and `app.words` only, so that they are on the screen before anything heavy is loaded.
"""
