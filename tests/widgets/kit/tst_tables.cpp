#include "kit/tables/celldelegate.h"
#include "kit/tables/chartdelegates.h"
#include "kit/tables/datatable.h"
#include "kit/tables/richdelegates.h"
#include "kit/thememanager.h"

#include <QApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace yagura::kit;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    QStandardItemModel model{50, 3};
    DataTable table{u"Alerts"_s};

    Fixture()
    {
        model.setHorizontalHeaderLabels({{}, u"Alert"_s, u"Summary"_s});
        for (int row = 0; row < 50; ++row) {
            model.setData(model.index(row, 0), Qt::Unchecked, Qt::CheckStateRole);
            model.setData(model.index(row, 1), u"PaymentDatabasePoolExhausted%1"_s.arg(row));
            model.setData(model.index(row, 2),
                          u"payment gets no database connection: pool 50 of 50, 41 are waiting"_s);
        }
        table.setTickColumn(0);
        table.setColumns({{ColumnWidth::Fixed, 36}, {ColumnWidth::Content}, {ColumnWidth::Stretch, 80}});
        table.setModel(&model);
        table.resize(600, 300);
        table.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&table));
        QCoreApplication::processEvents();
    }

    QPoint cell(int row, int column) const { return table.visualRect(model.index(row, column)).center(); }
};

} // namespace

class TablesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columnsUseTheWidth();
    void namesNeverElide();
    void draggedWidthStays();
    void spaceAndClickTick();
    void enterActivatesAndArrowsMove();
    void currentAndTickedRowsDiffer();
    void rowHeights();
    void resetModelKeepsWorking();
};

void TablesTest::columnsUseTheWidth()
{
    Fixture f;
    const auto total
        = [&] { return f.table.columnWidth(0) + f.table.columnWidth(1) + f.table.columnWidth(2); };
    QCOMPARE(f.table.columnWidth(0), 36);
    QTRY_COMPARE(total(), f.table.viewport()->width());
    f.table.resize(900, 300);
    QTRY_COMPARE(total(), f.table.viewport()->width());
    f.table.resize(250, 300); // too narrow: the summary keeps its least width and the table scrolls
    QTRY_COMPARE(f.table.columnWidth(2), 80);
}

void TablesTest::namesNeverElide()
{
    Fixture f;
    const int needed
        = QFontMetrics(textFont(TextStyle::Body)).horizontalAdvance(u"PaymentDatabasePoolExhausted49"_s);
    QTRY_VERIFY(f.table.columnWidth(1) >= needed + 2 * cellMargin);
    f.model.setData(f.model.index(3, 1), QString(60, u'W'));
    const int longer = QFontMetrics(textFont(TextStyle::Body)).horizontalAdvance(QString(60, u'W'));
    QTRY_VERIFY(f.table.columnWidth(1) >= longer + 2 * cellMargin);
}

void TablesTest::draggedWidthStays()
{
    Fixture f;
    f.table.horizontalHeader()->resizeSection(1, 333);
    QCoreApplication::processEvents();
    f.table.resize(800, 300);
    QCoreApplication::processEvents();
    QCOMPARE(f.table.columnWidth(1), 333);
}

void TablesTest::spaceAndClickTick()
{
    Fixture f;
    QSignalSpy ticks(&f.table, &DataTable::ticksChanged);
    QSignalSpy clicks(&f.table, &DataTable::rowClicked);
    f.table.setCurrentIndex(f.model.index(1, 1));
    QTest::keyClick(&f.table, Qt::Key_Space);
    QTest::mouseClick(f.table.viewport(), Qt::LeftButton, {}, f.cell(3, 0));
    QCOMPARE(f.table.tickedRows(), (std::vector<int>{1, 3}));
    QCOMPARE(ticks.count(), 2);
    QCOMPARE(clicks.count(), 0);
    QTest::mouseClick(f.table.viewport(), Qt::LeftButton, {}, f.cell(3, 1));
    QCOMPARE(clicks.count(), 1);
    QTest::mouseClick(f.table.viewport(), Qt::LeftButton, {}, f.cell(3, 0));
    QCOMPARE(f.table.tickedRows(), std::vector<int>{1});
}

void TablesTest::enterActivatesAndArrowsMove()
{
    Fixture f;
    QSignalSpy activated(&f.table, &DataTable::rowActivated);
    f.table.setCurrentIndex(f.model.index(0, 1));
    QSignalSpy current(&f.table, &DataTable::currentRowChanged);
    QTest::keyClick(&f.table, Qt::Key_Down);
    QTest::keyClick(&f.table, Qt::Key_Right); // another column is not another row
    QTest::keyClick(&f.table, Qt::Key_Return);
    QCOMPARE(current.count(), 1);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().value<QModelIndex>().row(), 1);
    QTest::keyClick(&f.table, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(f.table.currentIndex().row(), 49);
}

void TablesTest::currentAndTickedRowsDiffer()
{
    Fixture f;
    f.table.setCurrentIndex(f.model.index(0, 1));
    f.model.setData(f.model.index(1, 0), Qt::Checked, Qt::CheckStateRole);
    const QImage image = f.table.viewport()->grab().toImage();
    const auto ground = [&](int row) {
        const QRect r = f.table.visualRect(f.model.index(row, 2));
        return image.pixelColor(r.right() - 2, r.top() + 3);
    };
    const Theme &theme = Theme::of(&f.table);
    QCOMPARE(ground(0), theme.color(ColorRole::Hover));
    QCOMPARE(ground(1), theme.color(ColorRole::AccentSurface));
    QCOMPARE(ground(2), theme.color(ColorRole::Surface));
    const QRect first = f.table.visualRect(f.model.index(0, 0));
    QCOMPARE(image.pixelColor(first.left() + 1, first.center().y()), theme.color(ColorRole::Accent));
}

void TablesTest::rowHeights()
{
    Fixture f;
    QCOMPARE(f.table.rowHeight(0), size::row);
    QCOMPARE(f.table.horizontalHeader()->height(), size::tableHeader);
    f.table.setRowHeight(size::twoLineRow);
    QCOMPARE(f.table.rowHeight(0), size::twoLineRow);
    QCOMPARE(f.table.fullHeight(), size::tableHeader + 50 * size::twoLineRow);
}

void TablesTest::resetModelKeepsWorking()
{
    Fixture f;
    f.table.setCurrentIndex(f.model.index(5, 1));
    f.model.clear();
    f.table.viewport()->grab();
    QVERIFY(f.table.tickedRows().empty());
    QTest::keyClick(&f.table, Qt::Key_Space);
    QTest::keyClick(&f.table, Qt::Key_Return);
    QStandardItemModel other(2, 1);
    f.table.setModel(&other);
    f.table.viewport()->grab();
    f.table.setModel(nullptr);
    f.table.viewport()->grab();
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    TablesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tables.moc"
