"""The register: organisations, figures by year, products, representatives."""

from cooperatives.models.cooperative import Cooperative
from cooperatives.models.figures import AnnualFigures, AreaFigures, Target
from cooperatives.models.product import Product
from cooperatives.models.representative import Representative

__all__ = ["AnnualFigures", "AreaFigures", "Cooperative", "Product", "Representative", "Target"]
