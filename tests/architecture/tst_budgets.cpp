#include "architecture/sourcetree.h"

#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace yagura::architecture;

// The size budgets of the house. Small pieces stay readable.
class BudgetsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void files();
    void medianFile();
    void functions();
    void folders();

private:
    std::vector<SourceFile> m_product;
    std::vector<SourceFile> m_all;
};

void BudgetsTest::initTestCase()
{
    const QString root = QStringLiteral(YAGURA_SOURCE_DIR);
    m_product
        = readSources(root, {QStringLiteral("models"), QStringLiteral("widgets"), QStringLiteral("app")});
    m_all = readSources(root,
                        {QStringLiteral("models"), QStringLiteral("widgets"), QStringLiteral("app"),
                         QStringLiteral("tests")});
    QVERIFY(m_product.size() > 20);
}

void BudgetsTest::files()
{
    QStringList offences;
    for (const SourceFile &file : m_all) {
        const int limit = file.isHeader() ? 250 : 600;
        if (file.lines() > limit)
            offences
                << QStringLiteral("%1: %2 lines, at most %3").arg(file.path).arg(file.lines()).arg(limit);
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(QLatin1Char('\n'))));
}

void BudgetsTest::medianFile()
{
    std::vector<int> lengths;
    for (const SourceFile &file : m_product) {
        if (!file.isHeader())
            lengths.push_back(file.lines());
    }
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    QVERIFY2(*middle <= 140,
             qPrintable(QStringLiteral("the median .cpp has %1 lines, at most 140").arg(*middle)));
}

void BudgetsTest::functions()
{
    std::vector<FunctionLength> all;
    for (const SourceFile &file : m_product) {
        const auto lengths = functionLengths(file);
        all.insert(all.end(), lengths.begin(), lengths.end());
    }
    QVERIFY(all.size() > 50);
    QStringList offences;
    size_t overNinetyFive = 0;
    for (const FunctionLength &function : all) {
        overNinetyFive += function.lines > 36 ? 1 : 0;
        if (function.lines > 80)
            offences << QStringLiteral("%1: %2 lines, at most 80").arg(function.where).arg(function.lines);
    }
    if (overNinetyFive * 20 > all.size())
        offences << QStringLiteral("%1 of %2 functions are over 36 lines, at most 5 %")
                        .arg(overNinetyFive)
                        .arg(all.size());
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(QLatin1Char('\n'))));
}

void BudgetsTest::folders()
{
    QMap<QString, QSet<QString>> units;
    for (const SourceFile &file : m_product)
        units[file.folder()].insert(file.baseName());
    QStringList offences;
    for (auto it = units.begin(); it != units.end(); ++it) {
        if (it.value().size() > 25)
            offences << QStringLiteral("%1: %2 units, at most 25").arg(it.key()).arg(it.value().size());
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(BudgetsTest)
#include "tst_budgets.moc"
