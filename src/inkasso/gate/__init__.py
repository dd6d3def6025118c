"""The only door to personal data: purposes, opened files, access log, holds, disclosures."""
