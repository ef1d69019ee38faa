"""What travels between laptops: kits out, packs back, receipts for them."""
