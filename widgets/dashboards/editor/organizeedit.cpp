#include "dashboards/editor/organizeedit.h"

#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/safetext.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr qsizetype mostFields = 200;
const QString excluded = QStringLiteral("excludeByName");
const QString renamed = QStringLiteral("renameByName");
const QString indexed = QStringLiteral("indexByName");

} // namespace

OrganizeEdit::OrganizeEdit(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
}

void OrganizeEdit::setOptions(const QVariantMap &options, const QStringList &names)
{
    const bool isOther = !m_box || options != m_options;
    m_options = options;
    const QStringList fields = fieldsInOrder(names).mid(0, mostFields);
    if (!isOther && fields == m_fields)
        return; // a row in use stays
    m_fields = fields;
    rebuild();
}

QStringList OrganizeEdit::fieldsInOrder(const QStringList &names) const
{
    const QVariantMap newNames = m_options.value(renamed).toMap();
    QStringList fields;
    const auto add = [&](const QString &name) {
        if (!fields.contains(name))
            fields << name;
    };
    for (const QString &name : names)
        add(newNames.key(name, name));
    for (const QString &map : {indexed, renamed, excluded}) {
        const QStringList known = m_options.value(map).toMap().keys();
        for (const QString &name : known)
            add(name);
    }
    const QVariantMap places = m_options.value(indexed).toMap();
    std::stable_sort(fields.begin(), fields.end(), [&](const QString &a, const QString &b) {
        const auto placeOf = [&](const QString &name) { return places.value(name, mostFields).toDouble(); };
        return placeOf(a) < placeOf(b);
    });
    return fields;
}

void OrganizeEdit::rebuild()
{
    if (m_box) {
        m_box->hide();
        m_box->deleteLater(); // a row of it may be what changed
    }
    m_box = new QWidget(this);
    auto *rows = new QVBoxLayout(m_box);
    rows->setContentsMargins({});
    rows->setSpacing(kit::space::tiny);
    for (qsizetype i = 0; i < m_fields.size(); ++i)
        addRow(*rows, i);
    layout()->addWidget(m_box);
    m_box->show();
}

void OrganizeEdit::addRow(QVBoxLayout &layout, qsizetype place)
{
    const QString field = m_fields.at(place);
    const QString shown = kit::safeText(field);
    const bool isExcluded = m_options.value(excluded).toMap().value(field).toBool();
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space::tiny);
    const auto button = [&](kit::IconName icon, const QString &text) {
        auto *one = new kit::IconButton(icon, text, m_box);
        one->setControlSize(kit::ControlSize::Small);
        row->addWidget(one);
        return one;
    };
    kit::IconButton *hide = button(kit::IconName::Eye, tr("Leave out %1").arg(shown));
    hide->setCheckable(true);
    hide->setChecked(isExcluded);
    row->addWidget(new kit::ElidedLabel(shown, kit::TextStyle::Body,
                                        isExcluded ? kit::ColorRole::TextFaint : kit::ColorRole::Text, m_box),
                   1);
    auto *name = new QLineEdit(m_options.value(renamed).toMap().value(field).toString(), m_box);
    name->setMinimumWidth(1);
    name->setPlaceholderText(tr("New name"));
    name->setAccessibleName(tr("New name of %1").arg(shown));
    row->addWidget(name, 1);
    kit::IconButton *up = button(kit::IconName::ArrowUp, tr("Move %1 up").arg(shown));
    kit::IconButton *down = button(kit::IconName::ArrowDown, tr("Move %1 down").arg(shown));
    up->setEnabled(place > 0);
    down->setEnabled(place + 1 < m_fields.size());
    layout.addLayout(row);
    connect(hide, &QAbstractButton::clicked, this,
            [this, field](bool isHidden) { set(excluded, field, isHidden ? QVariant(true) : QVariant()); });
    connect(name, &QLineEdit::editingFinished, this, [this, name, field] {
        if (!name->isModified())
            return;
        name->setModified(false); // the row goes, which is leaving it once more
        set(renamed, field, name->text().isEmpty() ? QVariant() : QVariant(name->text()));
    });
    connect(up, &QAbstractButton::clicked, this, [this, place] { move(place, place - 1); });
    connect(down, &QAbstractButton::clicked, this, [this, place] { move(place, place + 1); });
}

// From the first move on every field has its place.
void OrganizeEdit::move(qsizetype from, qsizetype to)
{
    m_fields.move(from, to);
    QVariantMap places;
    for (qsizetype i = 0; i < m_fields.size(); ++i)
        places.insert(m_fields.at(i), static_cast<double>(i));
    QVariantMap options = m_options;
    options.insert(indexed, places);
    say(options);
}

// Names may hold dots, so they are no paths.
void OrganizeEdit::set(const QString &map, const QString &field, const QVariant &value)
{
    QVariantMap members = m_options.value(map).toMap();
    if (value.isValid())
        members.insert(field, value);
    else
        members.remove(field);
    QVariantMap options = m_options;
    options.insert(map, members);
    say(options);
}

void OrganizeEdit::say(const QVariantMap &options)
{
    if (options == m_options)
        return;
    m_options = options;
    rebuild();
    Q_EMIT changed(m_options);
}

} // namespace yagura::dashboards
