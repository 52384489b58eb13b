// Reading options as a dashboard's file has them, without trusting their shape: what has another type than
// expected is as if it were not there. Pure, any thread.
#pragma once

#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>

namespace yagura::dashboards {

// path: names joined by dots ("legend.displayMode"), in lists their places ("conditions.0.type"); invalid
// where there is none.
[[nodiscard]] QVariant optionAt(const QVariantMap &options, QStringView path);
[[nodiscard]] QString textAt(const QVariantMap &options, QStringView path, const QString &otherwise = {});
[[nodiscard]] std::optional<double> numberAt(const QVariantMap &options, QStringView path);
// Rounded towards zero and held between the limits.
[[nodiscard]] int wholeAt(const QVariantMap &options, QStringView path, int otherwise, int least, int most);
[[nodiscard]] bool truthAt(const QVariantMap &options, QStringView path, bool otherwise);
[[nodiscard]] QStringList textsAt(const QVariantMap &options, QStringView path);

// The options with another value there; objects on the way are made, lists grow. An invalid value removes it
// (in a list it becomes null).
[[nodiscard]] QVariantMap withOption(QVariantMap options, QStringView path, const QVariant &value);

// One of several words, by their places in an enumeration; the first for a word that is not among them.
template <typename Enum, size_t N>
[[nodiscard]] Enum wordIn(const QString &word, const char *const (&words)[N], Enum otherwise)
{
    for (size_t i = 0; i < N; ++i) {
        if (word == QLatin1String(words[i]))
            return static_cast<Enum>(i);
    }
    return otherwise;
}

} // namespace yagura::dashboards
