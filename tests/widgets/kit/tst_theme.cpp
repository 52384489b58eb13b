#include "kit/charts/contrast.h"
#include "kit/charts/seriescolor.h"
#include "kit/controls/plainlabel.h"
#include "kit/icons.h"
#include "kit/servicecolors.h"
#include "kit/severity.h"
#include "kit/theme.h"
#include "kit/thememanager.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QTest>

using namespace yagura::kit;

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsReadable_data();
    void textIsReadable();
    void contrastIsAsInTheStandard();
    void colorsOfFilesStandOut_data();
    void colorsOfFilesStandOut();
    void darkColorsStayApart();
    void switchReachesWidgetsAndIcons();
    void everyIconDraws();
    void shapesDiffer();
    void serviceColorsDifferAndStay();
};

void ThemeTest::textIsReadable_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<ColorRole>("text");
    QTest::addColumn<ColorRole>("ground");
    const std::pair<ColorRole, const char *> texts[]{
        {ColorRole::Text, "text"}, {ColorRole::TextMuted, "muted"}, {ColorRole::TextFaint, "faint"}};
    const std::pair<ColorRole, const char *> grounds[]{{ColorRole::Window, "window"},
                                                       {ColorRole::Surface, "surface"},
                                                       {ColorRole::Raised, "raised"},
                                                       {ColorRole::Hover, "hover"},
                                                       {ColorRole::AccentSurface, "accent"}};
    const std::tuple<ColorRole, ColorRole, const char *> pairs[]{
        {ColorRole::Critical, ColorRole::Surface, "critical"},
        {ColorRole::Critical, ColorRole::CriticalSurface, "critical on its surface"},
        {ColorRole::Warning, ColorRole::Surface, "warning"},
        {ColorRole::Warning, ColorRole::WarningSurface, "warning on its surface"},
        {ColorRole::Ok, ColorRole::Surface, "ok"},
        {ColorRole::Ok, ColorRole::OkSurface, "ok on its surface"},
        {ColorRole::Accent, ColorRole::Surface, "accent"},
        {ColorRole::Accent, ColorRole::AccentSurface, "accent on its surface"},
        {ColorRole::Text, ColorRole::CriticalSurface, "text on critical"},
        {ColorRole::OnAccent, ColorRole::Accent, "on accent"},
        {ColorRole::OnAccent, ColorRole::Critical, "on critical"},
        {ColorRole::Unknown, ColorRole::Surface, "unknown"},
        {ColorRole::Unknown, ColorRole::Hover, "unknown on its surface"},
    };
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        const char *name = mode == ThemeMode::Dark ? "dark" : "light";
        for (const auto &[text, textName] : texts) {
            for (const auto &[ground, groundName] : grounds)
                QTest::addRow("%s %s on %s", name, textName, groundName) << mode << text << ground;
        }
        for (const auto &[text, ground, pairName] : pairs)
            QTest::addRow("%s %s", name, pairName) << mode << text << ground;
    }
}

void ThemeTest::textIsReadable()
{
    QFETCH(ThemeMode, mode);
    QFETCH(ColorRole, text);
    QFETCH(ColorRole, ground);
    const Theme &theme = Theme::forMode(mode);
    const double ratio = contrastRatio(theme.color(text), theme.color(ground));
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void ThemeTest::contrastIsAsInTheStandard()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // #777777 on white is the well-known case just below the limit.
    QVERIFY(std::abs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void ThemeTest::colorsOfFilesStandOut_data()
{
    QTest::addColumn<QColor>("color");
    for (const char *name : {"#052B51", "#0A437C", "#6D1F62", "#890F02", "#000000", "#E0F9D7", "#FFFFFF",
                             "#C4162A", "#7EB26D", "#FFFF00"})
        QTest::addRow("%s", name) << QColor(QLatin1String(name));
}

void ThemeTest::colorsOfFilesStandOut()
{
    QFETCH(QColor, color);
    for (const Theme &theme : {Theme::dark(), Theme::light()}) {
        const QColor ground = theme.color(ColorRole::Surface);
        const QColor shown = standingOut(color, ground);
        QVERIFY(contrastRatio(shown, ground) >= leastContrast - 0.02);
        if (contrastRatio(color, ground) >= plainContrast)
            QCOMPARE(shown, color);
        else
            QVERIFY(contrastRatio(shown, ground) < plainContrast + 0.1); // no more than is needed
        const bool hasHue = color.hsvSaturation() > 10 && shown.hsvSaturation() > 10;
        if (hasHue)
            QVERIFY(std::abs(shown.hsvHueF() - color.hsvHueF()) < 0.02F);
        QCOMPARE(SeriesColor::fixed(color).resolve(theme), shown);
    }
}

void ThemeTest::darkColorsStayApart()
{
    const QColor ground = Theme::dark().color(ColorRole::Surface);
    double last = 0;
    for (const char *name : {"#000000", "#052B51", "#0A437C", "#1F60C4", "#3274D9"}) {
        const double contrast = contrastRatio(standingOut(QColor(QLatin1String(name)), ground), ground);
        QVERIFY(contrast > last);
        last = contrast;
    }
}

void ThemeTest::switchReachesWidgetsAndIcons()
{
    auto *manager = ThemeManager::installed();
    QVERIFY(manager);
    manager->setMode(ThemeMode::Dark);
    // One shown, one that was never shown when the theme changed.
    PlainLabel shown(QStringLiteral("x"), TextStyle::Body, ColorRole::TextMuted);
    shown.show();
    PlainLabel hidden(QStringLiteral("x"), TextStyle::Body, ColorRole::TextMuted);
    QLabel label(QStringLiteral("x"));
    label.show();
    const QIcon logo = icon(IconName::Logo, ColorRole::Text);
    const auto brightest = [&] {
        const QImage image = logo.pixmap(20, 20).toImage();
        int most = -1;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) > 200)
                    most = std::max(most, qGray(image.pixel(x, y)));
            }
        }
        return most;
    };
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::dark().color(ColorRole::Text));
    QVERIFY(brightest() > 180);
    QSignalSpy spy(manager, &ThemeManager::themeChanged);
    manager->setMode(ThemeMode::Light);
    QCOMPARE(spy.count(), 1);
    QCoreApplication::processEvents(); // Qt announces a palette by a posted event
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::light().color(ColorRole::Text));
    QCOMPARE(shown.palette().color(QPalette::WindowText), Theme::light().color(ColorRole::TextMuted));
    hidden.show();
    QCOMPARE(hidden.palette().color(QPalette::WindowText), Theme::light().color(ColorRole::TextMuted));
    QVERIFY(brightest() >= 0 && brightest() < 90);
    manager->setMode(ThemeMode::Dark);
}

void ThemeTest::everyIconDraws()
{
    for (int i = 0; i < iconCount; ++i) {
        const auto name = static_cast<IconName>(i);
        QVERIFY2(QFile::exists(iconFile(name)), qPrintable(iconFile(name)));
        for (const int side : {16, 20}) {
            const QPixmap pixmap = iconPixmap(name, side, Qt::white, 2.0);
            QCOMPARE(pixmap.size(), QSize(2 * side, 2 * side));
            const QImage image = pixmap.toImage();
            int painted = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    painted += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
            }
            QVERIFY2(painted > 20, qPrintable(iconFile(name)));
        }
    }
}

void ThemeTest::shapesDiffer()
{
    std::vector<QImage> seen;
    for (const Severity severity :
         {Severity::Ok, Severity::Info, Severity::Unknown, Severity::Warning, Severity::Critical}) {
        QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintShape(painter, QRectF(0, 0, 32, 32), shapeOf(severity), Qt::white,
                   Qt::black); // no colour to tell them by
        painter.end();
        for (const QImage &other : seen)
            QVERIFY(image != other);
        seen.push_back(image);
        QVERIFY(!severityText(severity).isEmpty());
    }
}

void ThemeTest::serviceColorsDifferAndStay()
{
    ServiceColors colors;
    QStringList names;
    for (int i = 0; i < 24; ++i)
        names << QStringLiteral("service-%1").arg(i);
    colors.assign(names);
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        const Theme &theme = Theme::forMode(mode);
        QSet<QRgb> seen;
        for (const QString &name : std::as_const(names)) {
            const QColor color = colors.color(name, theme);
            seen.insert(color.rgb());
            QVERIFY(color != theme.color(ColorRole::Critical));
            QVERIFY(color != theme.series(4));
        }
        QCOMPARE(seen.size(), names.size());
    }
    const int before = colors.slot(names.first());
    colors.assign({QStringLiteral("aaa"), QStringLiteral("zzz")});
    QCOMPARE(colors.slot(names.first()), before);
    ServiceColors again;
    again.assign(names);
    QCOMPARE(again.slot(names.last()), colors.slot(names.last()));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    ThemeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_theme.moc"
