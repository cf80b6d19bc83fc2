"""Rules of consortia, checked without a database."""
