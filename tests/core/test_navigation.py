"""Which entry of the navigation a page stands under."""

from django.urls import reverse


def test_the_first_page_of_a_house_is_current_only_on_itself(client_for, officer):
    client = client_for(officer)
    assert ">Trang chủ</a>" in client.get("/manage/").text
    assert '<a href="/manage/" aria-current="page">' in client.get("/manage/").text
    assert '<a href="/manage/">' in client.get(reverse("accounts:user_list")).text
