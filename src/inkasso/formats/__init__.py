"""Files and codes, in and out: values from bytes and bytes from values, checked both ways."""
