// The name of an enumerator as scripts read it, OwnTime as "ownTime": taken from the code, so that a new one
// needs no table. For enums that count from zero. Pure.
#pragma once

#include <QString>

#include <array>
#include <string_view>
#include <utility>

namespace yagura::cli {

namespace detail {

template <auto Value> [[nodiscard]] constexpr std::string_view enumeratorName()
{
    // "… [with auto Value = yagura::traces::FindingKind::OwnTime; …" or "… [Value = …]"
    constexpr std::string_view all = __PRETTY_FUNCTION__;
    constexpr auto start = all.find("Value = ") + 8;
    constexpr auto end = all.find_first_of(";]", start);
    constexpr auto name = all.substr(start, end - start);
    constexpr auto colon = name.rfind(':');
    return colon == std::string_view::npos || name.front() == '(' ? std::string_view()
                                                                  : name.substr(colon + 1);
}

template <typename E, size_t... Values>
[[nodiscard]] constexpr auto enumeratorNames(std::index_sequence<Values...>)
{
    return std::array<std::string_view, sizeof...(Values)>{enumeratorName<static_cast<E>(Values)>()...};
}

} // namespace detail

template <typename E> [[nodiscard]] QString enumName(E value)
{
    static constexpr auto names = detail::enumeratorNames<E>(std::make_index_sequence<48>());
    const auto index = static_cast<size_t>(value);
    if (index >= names.size() || names[index].empty())
        return QString::number(index);
    QString name = QString::fromLatin1(names[index].data(), static_cast<qsizetype>(names[index].size()));
    name[0] = name[0].toLower();
    return name;
}

} // namespace yagura::cli
