"""Many rows for trying hoinghi at the size of a big province: written in bulk, held by the same constraints."""
