// The commands of expressions and what each asks for: tables over a target's model. GUI thread, for their
// texts.
#pragma once

#include "dashboards/editor/optionfield.h"

#include <QCoreApplication>
#include <QVariantMap>

namespace yagura::dashboards {

class ExpressionSections
{
    Q_DECLARE_TR_FUNCTIONS(yagura::dashboards::ExpressionSections)
public:
    // others: letters of the queries it can be made from.
    [[nodiscard]] static OptionSections of(const QVariantMap &model, const QStringList &others);
    [[nodiscard]] static OptionSections condition(const QVariantMap &part, const QStringList &others);
    // One condition as Grafana begins it.
    [[nodiscard]] static QVariantMap newCondition(const QString &input);
    // Two numbers stand for the ends of a range.
    [[nodiscard]] static QVariantMap withEvaluator(QVariantMap condition, const QString &type);

private:
    [[nodiscard]] static OptionField input(const char *path, const QStringList &others);
    [[nodiscard]] static std::vector<OptionChoice> reducers(bool isClassic);
    [[nodiscard]] static std::vector<OptionChoice> evaluators(bool isClassic);
    static void addEvaluator(OptionSection &section, const QVariantMap &condition, const QString &at,
                             bool isClassic);
};

} // namespace yagura::dashboards
