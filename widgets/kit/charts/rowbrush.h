// One colour onto the rows of a pixel column, in pixels of 32 bits with their opacity in them: what a raster
// picture of the charts is made of. Internal to the charts; any thread.
#pragma once

#include <QColor>

#include <algorithm>
#include <array>
#include <cstdint>

namespace yagura::kit {

class RowBrush
{
public:
    // Rows one below the other that are worked on at once, and what is known of each.
    static constexpr int rowsAtOnce = 4;
    using Rows [[gnu::vector_size(4 * rowsAtOnce)]] = float;

    // stride: pixels from one row to the next.
    RowBrush(const QColor &color, qsizetype stride)
        : m_stride(stride)
        , m_pixel(qPremultiply(color.rgba()))
        , m_wide(widened(TwoWords{m_pixel, m_pixel}))
    { }

    // Covered in part, 0 to 1.
    void blend(quint32 &pixel, float share) const
    {
        const auto part = static_cast<quint32>(share * 255.0F + 0.5F);
        const quint32 source = part >= 255 ? m_pixel : scaled(m_pixel, part);
        const quint32 alpha = source >> 24;
        pixel = alpha == 255 ? source : source + scaled(pixel, 255 - alpha);
    }

    // From a pixel downwards, each with its share in 255ths.
    void blend(quint32 *at, int rows, Rows shares) const
    {
        using Numbers [[gnu::vector_size(4 * rowsAtOnce)]] = std::int32_t;
        // Beyond the last row it is that one again, which keeps what the last one writes.
        std::array<quint32 *, rowsAtOnce> places;
        for (int i = 0; i < rowsAtOnce; ++i)
            places[static_cast<size_t>(i)] = at + std::min(i, rows - 1) * m_stride;
        const auto parts = __builtin_convertvector(shares, Numbers);
        const TwoWords upper = blended(TwoWords{*places[0], *places[1]}, words(parts[0], parts[1]));
        const TwoWords lower = blended(TwoWords{*places[2], *places[3]}, words(parts[2], parts[3]));
        *places[3] = static_cast<quint32>(lower[1]);
        *places[2] = static_cast<quint32>(lower[0]);
        *places[1] = static_cast<quint32>(upper[1]);
        *places[0] = static_cast<quint32>(upper[0]);
    }

    // Covered whole.
    void fill(quint32 *at, int rows) const
    {
        if (m_pixel >> 24 == 255) {
            for (; rows > 0; --rows, at += m_stride)
                *at = m_pixel;
            return;
        }
        for (; rows > 0; --rows, at += m_stride)
            *at = m_pixel + scaled(*at, 255 - (m_pixel >> 24));
    }

private:
    // Two pixels, 16 bits a channel, so that all their channels are worked on at once; and a word for each.
    using TwoPixels [[gnu::vector_size(16)]] = quint16;
    using TwoWords [[gnu::vector_size(16)]] = quint64;

    // All four channels times share/255, rounded.
    static quint32 scaled(quint32 pixel, quint32 share)
    {
        quint32 low = (pixel & 0x00ff00ffU) * share + 0x00800080U;
        low = ((low + ((low >> 8) & 0x00ff00ffU)) >> 8) & 0x00ff00ffU;
        quint32 high = ((pixel >> 8) & 0x00ff00ffU) * share + 0x00800080U;
        high = (high + ((high >> 8) & 0x00ff00ffU)) & 0xff00ff00U;
        return low | high;
    }
    static TwoPixels scaled(TwoPixels pixels, TwoPixels shares)
    {
        const TwoPixels products = pixels * shares + 128;
        return (products + (products >> 8)) >> 8;
    }

    // From 8 bits a channel and back.
    static TwoPixels widened(TwoWords pixels)
    {
        pixels = (pixels | (pixels << 16)) & 0x0000ffff0000ffffULL;
        return reinterpret_cast<TwoPixels>((pixels | (pixels << 8)) & 0x00ff00ff00ff00ffULL);
    }
    static TwoWords narrowed(TwoPixels pixels)
    {
        auto all = reinterpret_cast<TwoWords>(pixels);
        all = (all | (all >> 8)) & 0x0000ffff0000ffffULL;
        return (all | (all >> 16)) & 0xffffffffULL;
    }

    // The low channel of each word in all four.
    static TwoPixels spread(TwoWords all)
    {
        all |= all << 16;
        all |= all << 32;
        return reinterpret_cast<TwoPixels>(all);
    }
    static TwoWords words(std::int32_t first, std::int32_t second)
    {
        return TwoWords{static_cast<quint64>(first), static_cast<quint64>(second)};
    }

    [[nodiscard]] TwoWords blended(TwoWords pixels, TwoWords shares) const
    {
        const TwoPixels source = scaled(m_wide, spread(shares));
        const TwoPixels rest = 255 - spread(reinterpret_cast<TwoWords>(source) >> 48);
        return narrowed(source + scaled(widened(pixels), rest));
    }

    const qsizetype m_stride;
    const quint32 m_pixel;
    const TwoPixels m_wide; // the same, twice
};

} // namespace yagura::kit
