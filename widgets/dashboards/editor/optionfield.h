// What can be set of a panel or a field: each option by its path, the control that edits it, its words and
// what it means when it is not set. Forms are built from tables of these. Plain values.
#pragma once

#include <QString>
#include <QVariant>

#include <vector>

namespace yagura::dashboards {

struct OptionChoice
{
    QString text;
    QVariant value;

    bool operator==(const OptionChoice &) const = default;
};

struct OptionField
{
    enum class Kind {
        Truth,
        Text,
        Number, // empty: not set
        Whole, // empty: not set
        Choice,
        Several, // of the choices, in their order: a list
        Color, // a name or "#rrggbb"
        Unit,
        List, // texts, typed with commas between them
    };

    Kind kind = Kind::Text;
    QString label;
    QString path; // names joined by dots ("legend.placement")
    QVariant otherwise = {}; // what it means when it is not set
    std::vector<OptionChoice> choices = {};
    double least = -1e15;
    double most = 1e15;
    bool isListOfOne = false; // a Choice that the file keeps as a list with one value

    bool operator==(const OptionField &other) const { return path == other.path && label == other.label; }
};

struct OptionSection
{
    QString title; // empty: no heading
    std::vector<OptionField> fields;

    bool operator==(const OptionSection &) const = default;
};
using OptionSections = std::vector<OptionSection>;

// The usual forms of a descriptor.
[[nodiscard]] inline OptionField truthField(const QString &label, const char *path, bool otherwise)
{
    return {OptionField::Kind::Truth, label, QString::fromUtf8(path), otherwise};
}
[[nodiscard]] inline OptionField textField(const QString &label, const char *path)
{
    return {OptionField::Kind::Text, label, QString::fromUtf8(path)};
}
[[nodiscard]] inline OptionField numberField(const QString &label, const char *path,
                                             const QVariant &otherwise = {}, double least = -1e15,
                                             double most = 1e15)
{
    return {OptionField::Kind::Number, label, QString::fromUtf8(path), otherwise, {}, least, most};
}
[[nodiscard]] inline OptionField wholeField(const QString &label, const char *path, const QVariant &otherwise,
                                            double least, double most)
{
    return {OptionField::Kind::Whole, label, QString::fromUtf8(path), otherwise, {}, least, most};
}
// The first of the choices is what it means when it is not set.
[[nodiscard]] inline OptionField choiceField(const QString &label, const char *path,
                                             std::vector<OptionChoice> choices)
{
    const QVariant otherwise = choices.front().value;
    return {OptionField::Kind::Choice, label, QString::fromUtf8(path), otherwise, std::move(choices)};
}

} // namespace yagura::dashboards
