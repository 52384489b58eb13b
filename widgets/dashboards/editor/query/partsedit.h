// A list of equal parts of a query (metrics, buckets, conditions): each a form with its place among the
// others, added, moved and removed. A part may hold a list of its own. Owned by its form; GUI thread.
#pragma once

#include "dashboards/editor/optionfield.h"

#include <QHash>
#include <QVariantMap>
#include <QWidget>

#include <functional>
#include <memory>

class QVBoxLayout;

namespace yagura::kit {
class IconButton;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::dashboards {

class OptionForm;
class PartEdit;

// What the parts of one list are.
struct PartsKind
{
    QString name; // "Metric %1"
    QString addText;
    std::function<OptionSections(const QVariantMap &part)> sections;
    std::function<QVariantList(const QVariantList &parts)> added; // the list with one more
    // The part with a value changed, and what goes with that; empty: just the value.
    std::function<QVariantMap(QVariantMap part, const QString &path, const QVariant &value)> changed = {};
    qsizetype least = 0; // so many stay
    // The list inside of a part, by its path; empty for none.
    std::function<QString(const QVariantMap &part)> innerPath = {};
    std::function<PartsKind(const QVariantMap &part)> inner = {};
};

class PartsEdit : public QWidget
{
    Q_OBJECT
public:
    explicit PartsEdit(PartsKind kind, QWidget *parent = nullptr);

    // Other choices in the same fields.
    void setKind(PartsKind kind) { m_kind = std::move(kind); }
    void setParts(const QVariantList &parts, bool isAnother);
    [[nodiscard]] const QVariantList &parts() const { return m_parts; }
    // By path, which begins with the part's place: "0.field".
    void setProblems(const QHash<QString, QString> &sentences);
    // Names that text fields at the path suggest, in every part.
    void setSuggestions(const QString &path, const QStringList &names);
    // Says what is still being typed.
    void commit();

Q_SIGNALS:
    void changed(const QVariantList &parts);

private:
    enum class Act { MoveUp, MoveDown, Remove };
    friend class PartEdit;

    void say(QVariantList parts, bool isMoved = false);
    void act(qsizetype index, Act what);

    PartsKind m_kind;
    QVariantList m_parts;
    QHash<QString, QStringList> m_suggestions;
    QVBoxLayout *m_layout;
    std::vector<PartEdit *> m_edits;
};

} // namespace yagura::dashboards
