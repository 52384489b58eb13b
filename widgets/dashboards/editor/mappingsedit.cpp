#include "dashboards/editor/mappingsedit.h"

#include "dashboards/editor/colorbox.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace yagura::dashboards {

namespace {

using frames::ExactMapping;
using frames::MappingResult;
using frames::RangeMapping;
using frames::RegexMapping;
using frames::SpecialMapping;

constexpr int mostMappings = 200;

MappingResult resultAt(const frames::ValueMapping &mapping, const QString &value)
{
    if (const auto *exact = std::get_if<ExactMapping>(&mapping))
        return exact->results.value(value);
    if (const auto *range = std::get_if<RangeMapping>(&mapping))
        return range->result;
    if (const auto *regex = std::get_if<RegexMapping>(&mapping))
        return regex->result;
    return std::get<SpecialMapping>(mapping).result;
}

MappingResult *resultIn(frames::ValueMapping &mapping, const QString &value)
{
    if (auto *exact = std::get_if<ExactMapping>(&mapping)) {
        const auto found = exact->results.find(value);
        return found == exact->results.end() ? nullptr : &*found;
    }
    if (auto *range = std::get_if<RangeMapping>(&mapping))
        return &range->result;
    if (auto *regex = std::get_if<RegexMapping>(&mapping))
        return &regex->result;
    return &std::get<SpecialMapping>(mapping).result;
}

// The values of a mapping in the order in which they were made.
QStringList valuesOf(const ExactMapping &mapping)
{
    QStringList values = mapping.results.keys();
    std::sort(values.begin(), values.end(), [&](const QString &a, const QString &b) {
        const int left = mapping.results.value(a).index;
        const int right = mapping.results.value(b).index;
        return left != right ? left < right : a < b;
    });
    return values;
}

// Once: the row goes with the change, which is leaving it once more.
bool takesText(QLineEdit &edit)
{
    const bool isModified = edit.isModified();
    edit.setModified(false);
    return isModified;
}

} // namespace

MappingsEdit::MappingsEdit(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    layout->addWidget(new kit::PlainLabel(tr("Value mappings"), kit::TextStyle::LabelStrong,
                                          kit::ColorRole::TextMuted, this));
    layout->addLayout(m_rows);
    auto *add = new kit::Button(tr("Add mapping"), kit::ButtonKind::Link, this);
    auto *menu = new QMenu(add);
    const auto offer = [&](const QString &text, const frames::ValueMapping &mapping) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, mapping] { this->add(mapping); });
    };
    ExactMapping exact;
    exact.results.insert(QString(), {});
    offer(tr("A value"), exact);
    offer(tr("A range"), RangeMapping());
    offer(tr("A pattern"), RegexMapping{QStringLiteral("/(.*)/"), {}});
    offer(tr("Null, NaN and the like"), SpecialMapping());
    connect(add, &QAbstractButton::clicked, this,
            [add, menu] { menu->popup(add->mapToGlobal(QPoint(0, add->height()))); });
    layout->addWidget(add, 0, Qt::AlignLeft);
    rebuild();
}

void MappingsEdit::setMappings(const frames::ValueMappings &mappings)
{
    if (mappings == m_mappings)
        return;
    m_mappings = mappings;
    rebuild();
}

void MappingsEdit::rebuild()
{
    if (m_box) {
        m_box->hide();
        m_box->deleteLater(); // a row of it may be what changed
    }
    m_box = new QWidget(this);
    auto *layout = new QVBoxLayout(m_box);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::small);
    for (qsizetype i = 0; i < m_mappings.size(); ++i) {
        const auto *exact = std::get_if<ExactMapping>(&m_mappings.at(i));
        const QStringList values = exact ? valuesOf(*exact) : QStringList{QString()};
        for (const QString &value : values)
            addRow({i, value});
    }
    m_rows->addWidget(m_box);
    m_box->show();
}

QLineEdit *MappingsEdit::addText(QHBoxLayout &layout, const QString &name, const QString &text)
{
    auto *edit = new QLineEdit(m_box);
    edit->setMinimumWidth(1);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(name);
    edit->setText(text);
    layout.addWidget(edit, 1);
    return edit;
}

// Two lines: what it is about, and what is shown instead.
void MappingsEdit::addRow(const Place &place)
{
    auto *rows = static_cast<QVBoxLayout *>(m_box->layout());
    auto *both = new QVBoxLayout;
    both->setSpacing(kit::space::tiny);
    auto *first = new QHBoxLayout;
    first->setSpacing(kit::space::tiny);
    addCondition(*first, place);
    addOrder(*first, place);
    both->addLayout(first);
    const MappingResult result = resultAt(m_mappings.at(place.mapping), place.value);
    auto *second = new QHBoxLayout;
    second->setSpacing(kit::space::tiny);
    QLineEdit *text = addText(*second, tr("Shown as"), result.text.value_or(QString()));
    auto *color = new ColorBox(tr("Colour"), m_box);
    color->setColorName(result.color);
    second->addWidget(color, 1);
    both->addLayout(second);
    rows->addLayout(both);
    connect(text, &QLineEdit::editingFinished, this, [this, text, place] {
        if (!takesText(*text))
            return;
        const QString shown = text->text();
        setResult(place, [&](MappingResult &one) {
            one.text = shown.isEmpty() ? std::nullopt : std::optional(shown);
        });
    });
    connect(color, &ColorBox::colorChosen, this, [this, place](const QString &name) {
        setResult(place, [&](MappingResult &one) { one.color = name; });
    });
}

void MappingsEdit::addCondition(QHBoxLayout &layout, const Place &place)
{
    const frames::ValueMapping mapping = m_mappings.at(place.mapping);
    if (std::holds_alternative<RangeMapping>(mapping)) {
        addBound(layout, place, false);
        addBound(layout, place, true);
    } else if (const auto *special = std::get_if<SpecialMapping>(&mapping)) {
        auto *match = new QComboBox(m_box);
        match->setAccessibleName(tr("Special value"));
        match->addItems({tr("Null"), tr("NaN"), tr("Null or NaN"), tr("True"), tr("False"), tr("Empty")});
        match->setCurrentIndex(static_cast<int>(special->match));
        layout.addWidget(match, 1);
        connect(match, &QComboBox::activated, this, [this, place](int index) {
            frames::ValueMappings now = m_mappings;
            std::get<SpecialMapping>(now[place.mapping]).match = static_cast<frames::SpecialValue>(index);
            say(std::move(now));
        });
    } else {
        const auto *regex = std::get_if<RegexMapping>(&mapping);
        QLineEdit *edit
            = addText(layout, regex ? tr("Pattern") : tr("Value"), regex ? regex->pattern : place.value);
        connect(edit, &QLineEdit::editingFinished, this, [this, edit, place] {
            if (!takesText(*edit))
                return;
            frames::ValueMappings now = m_mappings;
            if (auto *pattern = std::get_if<RegexMapping>(&now[place.mapping])) {
                pattern->pattern = edit->text();
            } else {
                auto &results = std::get<ExactMapping>(now[place.mapping]).results;
                results.insert(edit->text().trimmed(), results.take(place.value));
            }
            say(std::move(now));
        });
    }
}

// What is no number leaves the end open.
void MappingsEdit::addBound(QHBoxLayout &layout, const Place &place, bool isUpper)
{
    const auto range = std::get<RangeMapping>(m_mappings.at(place.mapping));
    const std::optional<double> bound = isUpper ? range.to : range.from;
    QLineEdit *edit = addText(layout, isUpper ? tr("To") : tr("From"),
                              bound ? QString::number(*bound, 'g', 12) : QString());
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, place, isUpper] {
        if (!takesText(*edit))
            return;
        bool isNumber = false;
        const double value = edit->text().trimmed().toDouble(&isNumber);
        frames::ValueMappings now = m_mappings;
        auto &changedRange = std::get<RangeMapping>(now[place.mapping]);
        (isUpper ? changedRange.to : changedRange.from)
            = isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
        say(std::move(now));
    });
}

void MappingsEdit::addOrder(QHBoxLayout &layout, const Place &place)
{
    const auto button = [&](kit::IconName icon, const QString &text) {
        auto *one = new kit::IconButton(icon, text, m_box);
        one->setControlSize(kit::ControlSize::Small);
        layout.addWidget(one);
        return one;
    };
    kit::IconButton *up = button(kit::IconName::ArrowUp, tr("Move the mapping up"));
    up->setEnabled(place.mapping > 0);
    connect(up, &QAbstractButton::clicked, this, [this, place] {
        frames::ValueMappings now = m_mappings;
        now.swapItemsAt(place.mapping, place.mapping - 1);
        say(std::move(now));
    });
    kit::IconButton *remove = button(kit::IconName::Trash, tr("Remove the mapping"));
    connect(remove, &QAbstractButton::clicked, this, [this, place] {
        frames::ValueMappings now = m_mappings;
        auto *exact = std::get_if<ExactMapping>(&now[place.mapping]);
        if (exact)
            exact->results.remove(place.value);
        if (!exact || exact->results.isEmpty())
            now.removeAt(place.mapping);
        say(std::move(now));
    });
}

void MappingsEdit::add(frames::ValueMapping mapping)
{
    if (m_mappings.size() >= mostMappings)
        return;
    int index = -1;
    for (const frames::ValueMapping &one : m_mappings) {
        const auto *exact = std::get_if<ExactMapping>(&one);
        const QStringList values = exact ? exact->results.keys() : QStringList{QString()};
        for (const QString &value : values)
            index = std::max(index, resultAt(one, value).index);
    }
    resultIn(mapping, QString())->index = index + 1;
    frames::ValueMappings now = m_mappings;
    now.push_back(std::move(mapping));
    say(std::move(now));
}

void MappingsEdit::setResult(const Place &place, const std::function<void(MappingResult &)> &change)
{
    frames::ValueMappings now = m_mappings;
    if (MappingResult *result = resultIn(now[place.mapping], place.value)) {
        change(*result);
        say(std::move(now));
    }
}

void MappingsEdit::say(frames::ValueMappings mappings)
{
    if (mappings == m_mappings)
        return;
    m_mappings = std::move(mappings);
    rebuild();
    Q_EMIT changed(m_mappings);
}

} // namespace yagura::dashboards
