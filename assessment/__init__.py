"""The assessment: what the records in `data/` mean, what they must obey, and the answers derived from them."""
