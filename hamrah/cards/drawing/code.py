"""The QR code as a picture of one bit a module. Not here: what it says."""

from io import BytesIO

import zxingcpp
from PIL import Image

# Level M: what decides is the printed size of a module, and Q would make it smaller.
LEVEL = "M"
# Deflated and signed bytes are as good as random: no mask hides them better than another, and weighing all
# eight takes six times as long as drawing.
MASK = 3


def qr_png(text: str) -> bytes:
    """A PNG with one pixel a module, the quiet zone of four modules included."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=LEVEL, data_mask=MASK)
    drawn = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=True)
    out = BytesIO()
    Image.fromarray(drawn).convert("1", dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()
