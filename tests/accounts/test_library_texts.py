"""Words of the libraries as a person here would say them."""

from django import forms


class _Form(forms.Form):
    number = forms.IntegerField(min_value=0, max_value=9)


def test_a_number_out_of_range_says_what_to_enter():
    assert _Form({"number": "-3"}).errors["number"] == ["Nhập số từ 0 trở lên."]
    assert _Form({"number": "10"}).errors["number"] == ["Nhập số không quá 9."]
