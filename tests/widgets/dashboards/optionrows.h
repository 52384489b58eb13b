// A panel drawn twice, once with an option and once without: the rows of such tests, and the comparing.
#pragma once

#include "dashboards/panelview.h"
#include "panelsfromfile.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

namespace yagura::test {

// Eight requests of the sample's hours, each with a trace.
inline std::vector<metrics::Exemplar> sampleExemplars()
{
    std::vector<metrics::Exemplar> exemplars;
    for (int i = 0; i < 8; ++i) {
        metrics::Exemplar one;
        one.time = sampleNow - std::chrono::minutes(20 + 40 * i);
        one.value = 0.02 * (1 << i);
        one.traceId = QStringLiteral("%1").arg(i + 1, 32, 16, QLatin1Char('0'));
        one.labels.set(QStringLiteral("trace_id"), one.traceId);
        exemplars.push_back(std::move(one));
    }
    return exemplars;
}

// The view's picture with these answers; with the pointer in its middle where hovers is set.
inline QImage drawn(const dashboards::Panel &panel, const std::vector<dashboards::QueryAnswer> &answers,
                    bool hovers)
{
    QWidget place;
    place.setAttribute(Qt::WA_DontShowOnScreen);
    place.resize(560, 300);
    dashboards::PanelView *view = dashboards::makePanelView(panel.kind, QStringLiteral("p"), &place);
    view->resize(place.size());
    place.show();
    view->setContent(contentWith(panel, answers));
    if (std::ranges::any_of(panel.targets, &dashboards::Target::exemplars))
        view->setExemplars(sampleExemplars());
    QCoreApplication::processEvents();
    if (hovers) {
        const QPoint middle(300, 110);
        QWidget *child = view->childAt(middle);
        const QPoint at = child ? child->mapFrom(view, middle) : middle;
        QMouseEvent move(QEvent::MouseMove, at, view->mapToGlobal(middle), Qt::NoButton, Qt::NoButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(child ? child : view, &move);
    }
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    return place.grab().toImage();
}

inline void optionColumns()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<bool>("hovers");
}

// base holds for both pictures; option makes the difference. Both are merged into the panel.
inline void row(const QByteArray &name, const char *type, const QByteArray &option,
                const QByteArray &base = "{}", bool hovers = false)
{
    QTest::addRow("%s: %s", type, name.constData()) << QByteArray(type) << base << option << hovers;
}

inline const QByteArray steps
    = R"("thresholds":{"mode":"absolute","steps":[{"value":null,"color":"green"},{"value":60,"color":"red"}]})";

// Of the row of now: the option changes what is drawn. Pictures go to a folder that asks for them.
inline void checkOption()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, option);
    QFETCH(bool, hovers);
    Json members = panelMembers(type);
    QVERIFY(!jsonOf(base).is_null() && !jsonOf(option).is_null());
    members.merge_patch(jsonOf(base));
    const dashboards::Panel plain = panelOf(members);
    members.merge_patch(jsonOf(option));
    const dashboards::Panel changed = panelOf(members);
    QVERIFY(plain.kind != dashboards::PanelKind::Unsupported);
    QVERIFY(!(plain == changed));
    // The same answers for both, made for neither's settings; where the option asks something else, its own.
    dashboards::Panel asking = plain;
    asking.field = {};
    const bool asksOther = plain.targets != changed.targets;
    const auto answers = sampleAnswers(asking, samplePlan());
    const QImage before = drawn(plain, answers, hovers);
    const QImage after = drawn(changed, asksOther ? sampleAnswers(changed, samplePlan()) : answers, hovers);
    if (const QString folder = qEnvironmentVariable("YAGURA_PICTURES"); !folder.isEmpty()) {
        QString name = QString::fromLatin1(QTest::currentDataTag());
        name.replace(QLatin1Char(' '), QLatin1Char('-')).remove(QLatin1Char(':')).remove(QLatin1Char('\''));
        QVERIFY(after.save(folder + QStringLiteral("/option-%1.png").arg(name)));
    }
    QVERIFY2(before != after, "the option changes nothing that is drawn");
}

} // namespace yagura::test
