#include "settings/settingsdelegates.h"

#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"
#include "kit/tables/richdelegates.h"
#include "settings/problemstablemodel.h"
#include "settings/settingstexts.h"
#include "settings/sourcestablemodel.h"

#include <QCoreApplication>

namespace yagura::settings {

namespace {

using namespace Qt::StringLiterals;
using kit::ChipContent;
using kit::ChipKind;
using kit::ColorRole;
using kit::Severity;
using kit::Shape;
using kit::TextStyle;

// Where translations are looked up.
struct Settings
{
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

kit::SeverityCell connectionCell(const SourceRow &row)
{
    switch (row.stage) {
    case ConnectionStage::Reached:
        return {Severity::Ok, connectionText(row), ColorRole::Text, TextStyle::Body, Shape::Tick};
    case ConnectionStage::Failed:
        return {Severity::Critical, connectionText(row), ColorRole::Critical, TextStyle::Body, Shape::Cross};
    case ConnectionStage::Testing:
        return {Severity::Unknown, connectionText(row), ColorRole::TextMuted, TextStyle::Body, Shape::Clock};
    case ConnectionStage::NotTested:
        break;
    }
    return {Severity::Unknown, connectionText(row), ColorRole::TextMuted, TextStyle::Body, Shape::DashedRing};
}

// How it signs in, or what keeps it from doing so.
std::vector<ChipContent> signInChips(const SourceRow &row)
{
    std::vector<ChipContent> chips;
    switch (row.secret) {
    case SecretState::MemoryOnly:
        chips.push_back(
            {ChipKind::Severity, Settings::tr("In memory only"), {}, Severity::Warning, {}, true});
        break;
    case SecretState::Missing:
        chips.push_back(
            {ChipKind::Severity, Settings::tr("Secret missing"), {}, Severity::Critical, {}, true});
        break;
    case SecretState::Refused:
        chips.push_back(
            {ChipKind::Severity, Settings::tr("Secret refused"), {}, Severity::Critical, {}, true});
        break;
    case SecretState::NotNeeded:
    case SecretState::NotAsked:
    case SecretState::Asking:
    case SecretState::Available:
        chips.push_back({ChipKind::Plain, signInText(row.config)});
        break;
    }
    return chips;
}

kit::TwoLineCell nameCell(const SourceRow &row)
{
    kit::TwoLineCell cell;
    cell.first = row.config.name;
    cell.firstStyle = TextStyle::Name;
    cell.second = kindText(row.config.kind);
    if (row.isEdited)
        cell.chip = ChipContent{ChipKind::Pending, Settings::tr("Not saved")};
    return cell;
}

kit::TwoLineCell reasonCell(const Finding &problem, const QString &reason)
{
    kit::TwoLineCell cell;
    cell.first = reason;
    cell.second = problem.remedy.isEmpty() ? Settings::tr("The file is left as it is.") : problem.remedy;
    return cell;
}

} // namespace

void installSourceDelegates(kit::DataTable &table, const SourcesTableModel &model)
{
    const auto rowAt
        = [&model](const QModelIndex &index) -> const SourceRow & { return model.row(index.row()); };
    table.setItemDelegateForColumn(
        SourcesTableModel::NameColumn,
        new kit::TwoLineDelegate([rowAt](const QModelIndex &index) { return nameCell(rowAt(index)); },
                                 &table));
    table.setItemDelegateForColumn(
        SourcesTableModel::AddressColumn, new kit::TextDelegate(&table, [](const QModelIndex &index) {
            return kit::TextCell{index.data().toString(), TextStyle::Mono, ColorRole::TextMuted};
        }));
    table.setItemDelegateForColumn(
        SourcesTableModel::SignInColumn,
        new kit::ChipsDelegate([rowAt](const QModelIndex &index) { return signInChips(rowAt(index)); },
                               &table));
    table.setItemDelegateForColumn(
        SourcesTableModel::ConnectionColumn,
        new kit::SeverityDelegate([rowAt](const QModelIndex &index) { return connectionCell(rowAt(index)); },
                                  &table));
}

void installProblemDelegates(kit::DataTable &table, const ProblemsTableModel &model)
{
    table.setItemDelegateForColumn(
        ProblemsTableModel::FileColumn,
        new kit::SeverityDelegate(
            [&model](const QModelIndex &index) {
                const bool isError = model.problem(index.row()).severity == FindingSeverity::Error;
                return kit::SeverityCell{isError ? Severity::Critical : Severity::Warning,
                                         index.data().toString(),
                                         ColorRole::Text,
                                         TextStyle::Mono,
                                         {}};
            },
            &table));
    table.setItemDelegateForColumn(ProblemsTableModel::ReasonColumn,
                                   new kit::TwoLineDelegate(
                                       [&model](const QModelIndex &index) {
                                           return reasonCell(model.problem(index.row()),
                                                             index.data().toString());
                                       },
                                       &table));
}

} // namespace yagura::settings
