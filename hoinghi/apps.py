from django.apps import AppConfig


class HoinghiConfig(AppConfig):
    name = "hoinghi"
