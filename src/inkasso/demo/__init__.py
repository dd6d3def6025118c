"""The demo: an agency's months, played with synthetic people, companies and bank files."""
