"""The demo: two real meetings as the press told them, and one of the invented tỉnh Lam Giang with forty petitions.

Nothing here writes by itself: `manage.py seed_demo` calls the same services as the pages do.
"""
