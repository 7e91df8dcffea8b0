// A C door to ZXing-C++ (Debian libzxing-dev): reads symbols out of RGB pixels into fixed records, writes PDF417 for
// specimens, and lets no C++ exception pass. Built by native/build into .packs/lib/libbonafide_zxing.so.
#define ZX_USE_UTF8
#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

namespace {

constexpr int kPayloadBytes = 4096;

struct KindPair {
    int kind;
    ZXing::BarcodeFormat format;
};

constexpr KindPair kKinds[] = {
    {1, ZXing::BarcodeFormat::PDF417}, {2, ZXing::BarcodeFormat::QRCode},   {4, ZXing::BarcodeFormat::Aztec},
    {8, ZXing::BarcodeFormat::DataMatrix}, {16, ZXing::BarcodeFormat::Code128}, {32, ZXing::BarcodeFormat::Code39},
};

}  // namespace

extern "C" struct bonafide_barcode {
    std::int32_t kind;
    std::int32_t length;
    std::int32_t corners[8];
    std::uint8_t payload[kPayloadBytes];
};

// Returns the number of symbols written, or -1 when the reader failed.
extern "C" int bonafide_read_barcodes(const std::uint8_t* rgb, int width, int height, int kinds,
                                      bonafide_barcode* out, int capacity) {
    if (rgb == nullptr || out == nullptr || width <= 0 || height <= 0 || capacity <= 0) {
        return -1;
    }
    try {
        ZXing::BarcodeFormats formats;
        for (const auto& pair : kKinds) {
            if (kinds & pair.kind) {
                formats |= pair.format;
            }
        }
        if (formats.empty()) {
            return 0;
        }
        const auto hints = ZXing::DecodeHints().setFormats(formats).setMaxNumberOfSymbols(
            static_cast<std::uint8_t>(std::min(capacity, 255)));
        const ZXing::ImageView view(rgb, width, height, ZXing::ImageFormat::RGB);
        int written = 0;
        for (const auto& result : ZXing::ReadBarcodes(view, hints)) {
            if (!result.isValid() || written == capacity) {
                continue;
            }
            const auto& bytes = result.bytes();
            if (bytes.size() > kPayloadBytes) {
                continue;
            }
            auto& symbol = out[written++];
            symbol.kind = 0;
            for (const auto& pair : kKinds) {
                if (pair.format == result.format()) {
                    symbol.kind = pair.kind;
                }
            }
            symbol.length = static_cast<std::int32_t>(bytes.size());
            std::memcpy(symbol.payload, bytes.data(), bytes.size());
            const auto& position = result.position();
            for (int i = 0; i < 4; i++) {
                symbol.corners[i * 2] = position[i].x;
                symbol.corners[i * 2 + 1] = position[i].y;
            }
        }
        return written;
    } catch (...) {
        return -1;
    }
}

// Writes one byte per module (0 dark, 255 light) of a PDF417 symbol, rows four modules high, without a quiet zone.
// Returns 0, or -1 when the text does not fit or the modules exceed the capacity.
extern "C" int bonafide_write_pdf417(const std::uint8_t* latin1, int length, int error_correction, std::uint8_t* out,
                                     int capacity, int* width, int* height) {
    if (latin1 == nullptr || out == nullptr || width == nullptr || height == nullptr || length <= 0) {
        return -1;
    }
    try {
        const std::wstring text(latin1, latin1 + length);
        const auto bits = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::PDF417)
                              .setEncoding(ZXing::CharacterSet::ISO8859_1)
                              .setEccLevel(error_correction)
                              .setMargin(0)
                              .encode(text, 0, 0);
        if (static_cast<std::int64_t>(bits.width()) * bits.height() > capacity) {
            return -1;
        }
        *width = bits.width();
        *height = bits.height();
        for (int y = 0; y < bits.height(); y++) {
            for (int x = 0; x < bits.width(); x++) {
                *out++ = bits.get(x, y) ? 0 : 255;
            }
        }
        return 0;
    } catch (...) {
        return -1;
    }
}
