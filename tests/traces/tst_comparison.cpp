#include "traces_support.h"

#include "traces/comparison/baselinemodel.h"
#include "traces/comparison/comparisonmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace yagura::traces;
using namespace yagura::traces::testing;
using Rows = std::vector<Row>;

namespace {

struct Call
{
    std::uint64_t id = 0;
    std::uint64_t parent = 0;
    std::int64_t start = 0; // µs
    std::int64_t length = 0;
    std::string_view service;
    std::string_view operation;
    std::string_view version = {}; // a tag
    bool error = false;
};

std::shared_ptr<const OpenTrace> opened(std::uint64_t number, const std::vector<Call> &calls)
{
    const TraceId id{0, number};
    TraceBuilder builder(id);
    for (const auto &call : calls) {
        auto &draft = builder.draft();
        draft.trace = id;
        draft.id = SpanId{call.id};
        draft.start = (Base + call.start) * 1000;
        draft.duration = call.length * 1000;
        draft.operation = builder.name(call.operation);
        draft.error = call.error;
        bool created = false;
        draft.process = builder.process(call.service, &created);
        if (created)
            builder.setProcess(draft.process, call.service, {});
        if (!call.version.empty())
            draft.attributes.push_back(
                Attribute::ofText(builder.name("version"), AttributeType::Text, builder.text(call.version)));
        draft.attributes.push_back(Attribute::ofInteger(builder.name("port"), 80));
        if (call.parent != 0)
            draft.references.push_back({id, SpanId{call.parent}, ReferenceType::ChildOf});
        builder.commitSpan();
    }
    return std::make_shared<const OpenTrace>(openTrace(builder.finish()));
}

// web GET (100): db SELECT (10–30), db SELECT (40–60), cache GET (70–80)
std::shared_ptr<const OpenTrace> usual(std::uint64_t number, std::int64_t select = 20)
{
    return opened(number,
                  {{1, 0, 0, 100, "web", "GET"},
                   {2, 1, 10, select, "db", "SELECT", "1"},
                   {3, 1, 40, select, "db", "SELECT", "1"},
                   {4, 1, 70, 10, "cache", "GET"}});
}

// The cache is gone, a third SELECT came, and below it a disk.
std::shared_ptr<const OpenTrace> other()
{
    return opened(99,
                  {{1, 0, 0, 200, "web", "GET"},
                   {2, 1, 10, 20, "db", "SELECT", "1"},
                   {3, 1, 40, 20, "db", "SELECT", "2"},
                   {5, 1, 70, 110, "db", "SELECT", "2", true},
                   {6, 5, 80, 90, "disk", "read"}});
}

QString changes(const TraceComparison &comparison)
{
    static const QString signs = QStringLiteral("=+-><");
    QStringList texts;
    for (const auto &path : comparison.paths)
        texts.append(QString(path.depth, u' ') + signs[static_cast<int>(path.change)] + path.service);
    return texts.join(u'|');
}

} // namespace

class ComparisonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changes_data();
    void changes();
    void figures();
    void tags();
    void model();
    void manyByHand();
    void missingAndExtra();
    void withoutOthers();
    void manyModel();
    void deepAndFlat();
};

Q_DECLARE_METATYPE(std::shared_ptr<const OpenTrace>)

void ComparisonTest::changes_data()
{
    using Open = std::shared_ptr<const OpenTrace>;
    QTest::addColumn<Open>("first");
    QTest::addColumn<Open>("second");
    QTest::addColumn<QString>("expected");
    const auto nothing = opened(5, {});
    QTest::newRow("itself") << usual(1) << usual(1) << QStringLiteral("=web| =db| =cache");
    QTest::newRow("more, gone and new") << usual(1) << other() << QStringLiteral("=web| >db|  +disk| -cache");
    QTest::newRow("the other way round")
        << other() << usual(1) << QStringLiteral("=web| <db|  -disk| +cache");
    QTest::newRow("nothing in common")
        << usual(1) << opened(2, {{1, 0, 0, 10, "x", "y"}}) << QStringLiteral("-web| -db| -cache|+x");
    QTest::newRow("against nothing") << usual(1) << nothing << QStringLiteral("-web| -db| -cache");
    QTest::newRow("both nothing") << nothing << nothing << QString();
    QTest::newRow("the same call elsewhere is another path")
        << opened(1, {{1, 0, 0, 10, "a", "x"}, {2, 1, 0, 10, "b", "y"}})
        << opened(2, {{1, 0, 0, 10, "b", "y"}, {2, 1, 0, 10, "a", "x"}}) << QStringLiteral("-a| -b|+b| +a");
}

void ComparisonTest::changes()
{
    QFETCH(std::shared_ptr<const OpenTrace>, first);
    QFETCH(std::shared_ptr<const OpenTrace>, second);
    QTEST(::changes(compareTraces(*first, *second)), "expected");
}

void ComparisonTest::figures()
{
    const auto comparison = compareTraces(*usual(1), *other());
    QCOMPARE(comparison.firstDuration, 100'000);
    QCOMPARE(comparison.secondDuration, 200'000);
    QCOMPARE(comparison.added, 1U);
    QCOMPARE(comparison.removed, 1U);
    QCOMPARE(comparison.changed, 1U);
    const auto &select = comparison.paths[1];
    QCOMPARE(select.parent, 0U);
    QCOMPARE(select.first.count, 2U);
    QCOMPARE(select.first.average, 20'000.0);
    QCOMPARE(select.first.criticalShare, 0.4);
    QCOMPARE(select.second.count, 3U);
    QCOMPARE(select.second.errors, 1U);
    QCOMPARE(select.second.average, 50'000.0);
    QCOMPARE(select.second.median, 20'000.0);
    QCOMPARE(select.second.self, 60'000);
    QCOMPARE(select.second.criticalShare, 0.3); // 20 + 20 + 10 + 10 of 200
    QCOMPARE(select.totalDifference(), 110'000);
    QCOMPARE(select.second.rows, (std::vector<std::uint32_t>{1, 2, 3}));
    QCOMPARE(comparison.paths[2].parent, 1U);
}

void ComparisonTest::tags()
{
    const auto first = usual(1);
    const auto second = other();
    const auto comparison = compareTraces(*first, *second);
    const auto differences = tagDifferences(*first, *second, comparison.paths[1]);
    QCOMPARE(
        differences,
        (std::vector<TagDifference>{{QStringLiteral("version"), {}, {QStringLiteral("2")}, true, true}}));
    const auto gone = tagDifferences(*first, *second, comparison.paths[3]);
    QCOMPARE(gone,
             (std::vector<TagDifference>{{QStringLiteral("port"), {QStringLiteral("80")}, {}, true, false}}));
}

void ComparisonTest::model()
{
    ComparisonModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setComparison(compareTraces(*usual(1), *other()));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("db SELECT"));
    QCOMPARE(model.index(1, ComparisonModel::AverageDifferenceColumn).data().toDouble(), 30'000.0);
    QVERIFY(!model.index(2, ComparisonModel::AverageDifferenceColumn).data().isValid());
    QVERIFY(!model.index(2, ComparisonModel::FirstAverageColumn).data().isValid());
    QCOMPARE(model.index(2, 0).data(ComparisonModel::DepthRole).toInt(), 2);
    model.sort(ComparisonModel::TotalDifferenceColumn, Qt::DescendingOrder);
    QCOMPARE(model.at(0).service, QStringLiteral("db"));
    QCOMPARE(model.at(3).service, QStringLiteral("cache"));
    QCOMPARE(model.index(3, 0).data(ComparisonModel::PlaceRole).toInt(), 3);
    QCOMPARE(model.index(3, 0).data(ComparisonModel::FirstRowsRole).value<QList<uint>>(), QList<uint>{3});
}

void ComparisonTest::manyByHand()
{
    std::vector<std::shared_ptr<const OpenTrace>> others;
    for (std::uint64_t i = 1; i <= 4; ++i)
        others.push_back(usual(i, static_cast<std::int64_t>(i) * 5)); // SELECTs of 10, 20, 30, 40 in all
    const auto trace = usual(50, 15); // 30
    others.push_back(trace); // is not compared with itself
    const auto comparison = compareWithMany(*trace, others);
    QCOMPARE(comparison.others, 4U);
    QCOMPARE(comparison.medianDuration, 100'000.0);
    QCOMPARE(comparison.durationPercentile, 50.0);
    QCOMPARE(comparison.medianSpans, 4.0);
    const auto &select = comparison.paths[1];
    QCOMPARE(select.service, QStringLiteral("db"));
    QCOMPARE(select.presence, PathPresence::Usual);
    QCOMPARE(select.count, 2U);
    QCOMPARE(select.total, 30'000);
    QCOMPARE(select.othersWith, 4U);
    QCOMPARE(select.medianTotal, 25'000.0);
    QCOMPARE(select.totalPercentile, 62.5); // two below, half of one
    QCOMPARE(select.medianCount, 2.0);
    QCOMPARE(select.countPercentile, 50.0);
    QCOMPARE(select.excess, 5'000.0);
}

void ComparisonTest::missingAndExtra()
{
    const std::vector<std::shared_ptr<const OpenTrace>> others{usual(1), usual(2), opened(3, {})};
    const auto comparison = compareWithMany(*other(), others);
    QCOMPARE(comparison.missing, 1U);
    QCOMPARE(comparison.extra, 1U);
    QCOMPARE(comparison.paths.size(), size_t{4});
    QCOMPARE(comparison.paths[1].count, 3U);
    QCOMPARE(comparison.paths[1].medianCount, 2.0); // 0 2 2
    QCOMPARE(comparison.paths[1].countPercentile, 100.0);
    QCOMPARE(comparison.paths[2].service, QStringLiteral("disk"));
    QCOMPARE(comparison.paths[2].presence, PathPresence::Extra);
    QCOMPARE(comparison.paths[2].othersWith, 0U);
    QCOMPARE(comparison.paths[3].service, QStringLiteral("cache"));
    QCOMPARE(comparison.paths[3].presence, PathPresence::Missing);
    QCOMPARE(comparison.paths[3].parent, 0U);
    const std::vector<std::shared_ptr<const OpenTrace>> rare{usual(1), opened(3, {}), opened(4, {})};
    QCOMPARE(compareWithMany(*other(), rare).missing, 0U); // one of three is not usual
}

void ComparisonTest::withoutOthers()
{
    const auto comparison = compareWithMany(*usual(1), {});
    QCOMPARE(comparison.others, 0U);
    QCOMPARE(comparison.paths.size(), size_t{3});
    QCOMPARE(comparison.extra, 3U);
    QVERIFY(compareWithMany(*opened(1, {}), {}).paths.empty());
}

void ComparisonTest::manyModel()
{
    BaselineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const std::vector<std::shared_ptr<const OpenTrace>> others{usual(1), usual(2)};
    model.setComparison(compareWithMany(*other(), others));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(1, BaselineModel::ExcessColumn).data().toDouble(), 110'000.0);
    QVERIFY(!model.index(2, BaselineModel::ExcessColumn).data().isValid());
    QVERIFY(!model.index(3, BaselineModel::TotalColumn).data().isValid());
    QCOMPARE(model.index(3, BaselineModel::OthersColumn).data().toDouble(), 1.0);
    model.sort(BaselineModel::ExcessColumn, Qt::DescendingOrder);
    QCOMPARE(model.at(0).service, QStringLiteral("db"));
    QCOMPARE(model.at(1).service, QStringLiteral("web")); // 100 more than usual, db 110
}

void ComparisonTest::deepAndFlat()
{
    Rows chain;
    Rows flat;
    for (std::uint64_t id = 1; id <= 100'000; ++id) {
        const auto place = static_cast<std::int64_t>(id);
        chain.push_back({id, id - 1, place, 2 * (200'000 - place)});
        flat.push_back({id, id == 1 ? 0ULL : 1ULL, place, 1});
    }
    const auto deep = std::make_shared<const OpenTrace>(openTrace(makeTrace(chain)));
    const auto wide = std::make_shared<const OpenTrace>(openTrace(makeTrace(flat)));
    const auto comparison = compareTraces(*deep, *wide);
    QCOMPARE(comparison.paths.size(), size_t{199'998}); // the root and the first child are the same
    QCOMPARE(comparison.added, 99'998U);
    QCOMPARE(comparison.removed, 99'998U);
    const std::vector others{wide};
    QCOMPARE(compareWithMany(*deep, others).others, 0U); // the same id
}

QTEST_GUILESS_MAIN(ComparisonTest)
#include "tst_comparison.moc"
