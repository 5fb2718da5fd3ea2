"""Texts in short, for templates: `{{ text|headline }}` above the whole, `{{ text|shortened:160 }}` in a list."""

from django import template

from petitions.selectors import words

register = template.Library()
register.filter("headline", words.headline)
register.filter("shortened", words.shortened)
