// A C door to ZXing-C++ (Debian libzxing-dev): reads symbols out of RGB pixels into fixed records, and lets no C++
// exception pass. Built by native/build into .packs/lib/libbonafide_zxing.so.
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

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
