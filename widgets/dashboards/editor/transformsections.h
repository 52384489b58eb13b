// The transformations a person can add, and the options of those that have a form: tables over an entry's
// options. What has no table is edited as JSON. GUI thread, for its texts.
#pragma once

#include "dashboards/editor/optionfield.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace yagura::dashboards {

class TransformSections
{
    Q_DECLARE_TR_FUNCTIONS(yagura::dashboards::TransformSections)
public:
    // Ids with their names, the usual ones first.
    [[nodiscard]] static std::vector<OptionChoice> all();
    [[nodiscard]] static QString nameOf(const QString &id);
    // names: of the fields there are. Nothing for a transformation without a form.
    [[nodiscard]] static std::optional<OptionSections> of(const QString &id, const QStringList &names);
    // Grafana keeps some options in lists of one; the form's map has the one, and back.
    [[nodiscard]] static QVariantMap shown(const QString &id, const QVariantMap &options);
    [[nodiscard]] static QVariantMap withValue(const QString &id, QVariantMap options, const QString &path,
                                               const QVariant &value);

private:
    [[nodiscard]] static OptionSection calculation(const QStringList &names);
    [[nodiscard]] static OptionSection reducing();
    [[nodiscard]] static OptionSection joining();
    [[nodiscard]] static OptionSection partition(const QStringList &names);
    [[nodiscard]] static OptionSection fieldFilter(const QStringList &names);
    [[nodiscard]] static OptionSection valueFilter();
    [[nodiscard]] static OptionSection conversion();
};

} // namespace yagura::dashboards
