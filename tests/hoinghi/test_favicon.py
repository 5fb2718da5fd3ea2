"""A PDF in a tab of its own has no page around it that names the mark."""


def test_the_mark_stands_where_browsers_look_for_it(client):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302
    assert answer["Location"].endswith("mark.svg")
