"""What a reminder or a demand says, and how it looks: content, words, page.

`content` holds what is said, frozen; `compose` turns it into the data of a page, with the words
of `texts/`; `letter.typ` sets the page. No rule is decided here: amounts, deadlines and rights
come decided.
"""
