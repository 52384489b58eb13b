#include "traces_support.h"

#include <QTest>

#include <random>

using namespace yagura::traces;
using namespace yagura::traces::testing;
using Rows = std::vector<Row>;
using Repairs = std::vector<RepairKind>;

Q_DECLARE_METATYPE(Rows)
Q_DECLARE_METATYPE(Repairs)

namespace {

// "1(2(3) 4) 9": ids with their children in brackets.
QString shape(const OpenTrace &open)
{
    QString text;
    std::vector<std::uint32_t> ends;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        while (!ends.empty() && ends.back() <= row) {
            text += u')';
            ends.pop_back();
        }
        if (!text.isEmpty() && !text.endsWith(u'('))
            text += u' ';
        text += QString::number(open.trace.ids[open.tree.spans[row]].value);
        if (open.tree.sizes[row] > 1) {
            text += u'(';
            ends.push_back(open.tree.next(row));
        }
    }
    text += QString(static_cast<qsizetype>(ends.size()), u')');
    return text;
}

} // namespace

class TraceTreeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesEveryDefect_data();
    void survivesEveryDefect();
    void theOrderOfTheAnswerDoesNotMatter();
    void selfTime_data();
    void selfTime();
    void aCopyIsLeftOut();
    void aSecondTraceInTheAnswerStaysVisible();
    void aMissingStartIsInherited();
    void hundredThousandDeepAndFlat();
    void theMainRootIsATrueOne();
};

void TraceTreeTest::survivesEveryDefect_data()
{
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<Repairs>("repairs");
    using enum RepairKind;
    constexpr auto follows = ReferenceType::FollowsFrom;
    constexpr auto any = SpanKind::Unspecified;
    QTest::newRow("nothing") << Rows{} << QString() << Repairs{};
    QTest::newRow("plain") << Rows{{1, 0, 0, 9}, {2, 1, 1, 5}, {3, 2, 2, 1}, {4, 1, 7, 1}}
                           << QStringLiteral("1(2(3) 4)") << Repairs{};
    QTest::newRow("orphan") << Rows{{1, 0, 0, 9}, {2, 77, 1, 2}, {3, 2, 1, 1}} << QStringLiteral("1 2(3)")
                            << Repairs{Orphan};
    QTest::newRow("several roots") << Rows{{1, 0, 0, 9}, {2, 0, 1, 2}} << QStringLiteral("1 2")
                                   << Repairs{SeveralRoots};
    QTest::newRow("self reference") << Rows{{1, 1, 0, 9}, {2, 1, 1, 2}} << QStringLiteral("1(2)")
                                    << Repairs{SelfReference};
    QTest::newRow("cycle of two") << Rows{{1, 2, 0, 9}, {2, 1, 1, 2}} << QStringLiteral("1(2)")
                                  << Repairs{CycleCut};
    QTest::newRow("cycle of three below nothing")
        << Rows{{1, 3, 5, 9}, {2, 1, 1, 2}, {3, 2, 9, 1}, {4, 3, 9, 1}} << QStringLiteral("2(3(1 4))")
        << Repairs{CycleCut};
    QTest::newRow("a cycle is cut where it only follows")
        << Rows{{1, 2, 0, 9}, {2, 1, 1, 2, "a", any, follows}} << QStringLiteral("2(1)") << Repairs{CycleCut};
    QTest::newRow("two cycles and a tree")
        << Rows{{1, 2, 0, 1}, {2, 1, 0, 2}, {5, 6, 3, 1}, {6, 5, 4, 1}, {9, 0, 8, 1}}
        << QStringLiteral("1(2) 5(6) 9") << Repairs{CycleCut, CycleCut};
    QTest::newRow("duplicate id, children are with the first")
        << Rows{{1, 0, 0, 9}, {2, 1, 1, 2}, {2, 1, 5, 1}, {3, 2, 5, 1}} << QStringLiteral("1(2(3) 2)")
        << Repairs{DuplicateId};
    QTest::newRow("client and server share an id") << Rows{{1, 0, 0, 9, "a"},
                                                           {2, 1, 1, 5, "a", SpanKind::Client},
                                                           {2, 1, 2, 3, "b", SpanKind::Server},
                                                           {3, 2, 2, 1, "b"}}
                                                   << QStringLiteral("1(2(2(3)))") << Repairs{SharedId};
    QTest::newRow("follows from is a parent where there is no other")
        << Rows{{1, 0, 0, 9}, {2, 1, 10, 2, "a", any, follows}} << QStringLiteral("1(2)") << Repairs{};
    QTest::newRow("only orphans") << Rows{{2, 7, 1, 2}, {3, 8, 0, 1}} << QStringLiteral("3 2")
                                  << Repairs{Orphan, Orphan};
}

void TraceTreeTest::survivesEveryDefect()
{
    QFETCH(Rows, rows);
    const auto open = openTrace(makeTrace(rows));
    QTEST(shape(open), "expected");
    QTEST(kindsOf(open.tree.repairs), "repairs");
    QCOMPARE(open.rowCount(), static_cast<std::uint32_t>(rows.size()));
}

void TraceTreeTest::theOrderOfTheAnswerDoesNotMatter()
{
    Rows rows{{1, 0, 0, 100}};
    for (std::uint64_t id = 2; id < 200; ++id)
        rows.push_back({id, id / 3 + 1 < id ? id / 3 + 1 : 1, static_cast<std::int64_t>(id % 7), 5});
    const auto expected = shape(openTrace(makeTrace(rows)));
    std::mt19937 random(7);
    for (int i = 0; i < 20; ++i) {
        std::ranges::shuffle(rows, random);
        QCOMPARE(shape(openTrace(makeTrace(rows))), expected);
    }
}

void TraceTreeTest::selfTime_data()
{
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<QList<qint64>>("self"); // µs, by row
    QTest::newRow("alone") << Rows{{1, 0, 0, 10}} << QList<qint64>{10};
    QTest::newRow("one child") << Rows{{1, 0, 0, 10}, {2, 1, 2, 3}} << QList<qint64>{7, 3};
    QTest::newRow("children side by side")
        << Rows{{1, 0, 0, 10}, {2, 1, 0, 3}, {3, 1, 5, 2}} << QList<qint64>{5, 3, 2};
    QTest::newRow("overlap counts once")
        << Rows{{1, 0, 0, 10}, {2, 1, 1, 4}, {3, 1, 3, 4}} << QList<qint64>{4, 4, 4};
    QTest::newRow("one inside the other")
        << Rows{{1, 0, 0, 10}, {2, 1, 1, 8}, {3, 1, 3, 2}} << QList<qint64>{2, 8, 2};
    QTest::newRow("equal") << Rows{{1, 0, 0, 10}, {2, 1, 1, 4}, {3, 1, 1, 4}} << QList<qint64>{6, 4, 4};
    QTest::newRow("overhang behind") << Rows{{1, 0, 0, 10}, {2, 1, 8, 9}} << QList<qint64>{8, 9};
    QTest::newRow("overhang in front") << Rows{{1, 0, 5, 10}, {2, 1, 0, 8}} << QList<qint64>{7, 8};
    QTest::newRow("after its parent") << Rows{{1, 0, 0, 10}, {2, 1, 20, 5}} << QList<qint64>{10, 5};
    QTest::newRow("grandchildren do not count")
        << Rows{{1, 0, 0, 10}, {2, 1, 1, 4}, {3, 2, 6, 3}} << QList<qint64>{6, 4, 3};
    QTest::newRow("fully covered") << Rows{{1, 0, 0, 10}, {2, 1, 0, 5}, {3, 1, 5, 5}}
                                   << QList<qint64>{0, 5, 5};
}

void TraceTreeTest::selfTime()
{
    QFETCH(Rows, rows);
    const auto open = openTrace(makeTrace(rows));
    QList<qint64> self;
    for (const auto ns : open.self)
        self.append(ns / 1000);
    QTEST(self, "self");
}

void TraceTreeTest::aCopyIsLeftOut()
{
    const auto open = openTrace(makeTrace({{1, 0, 0, 9}, {2, 1, 1, 2}, {2, 1, 1, 2}}));
    QCOMPARE(shape(open), QStringLiteral("1(2)"));
    QCOMPARE(kindsOf(open.tree.repairs), Repairs{RepairKind::DuplicateSpan});
    QCOMPARE(open.summary.spans, 2U);
    QCOMPARE(open.tree.rows[2], NoIndex);
}

void TraceTreeTest::aSecondTraceInTheAnswerStaysVisible()
{
    TraceBuilder builder(TraceId{0, 1});
    for (const std::uint64_t trace : {1ULL, 2ULL}) {
        for (const std::uint64_t span : {10ULL, 11ULL}) {
            auto &draft = builder.draft();
            draft.trace = TraceId{0, trace};
            draft.id = SpanId{span};
            draft.start = static_cast<std::int64_t>(trace * 100 + span);
            draft.duration = 5;
            if (span == 11)
                draft.references.push_back({*draft.trace, SpanId{10}, ReferenceType::ChildOf});
            builder.commitSpan();
        }
    }
    const auto open = openTrace(builder.finish());
    QCOMPARE(shape(open), QStringLiteral("10(11) 10(11)"));
    const auto kinds = kindsOf(open.tree.repairs);
    QCOMPARE(std::ranges::count(kinds, RepairKind::OtherTrace), 2);
    QCOMPARE(std::ranges::count(kinds, RepairKind::MissingProcess), 4);
}

void TraceTreeTest::aMissingStartIsInherited()
{
    TraceBuilder builder(TraceId{0, 1});
    const auto add = [&](std::uint64_t id, std::uint64_t parent, std::optional<std::int64_t> start) {
        auto &draft = builder.draft();
        draft.id = SpanId{id};
        draft.start = start;
        draft.duration = 7;
        if (parent != 0)
            draft.references.push_back({TraceId{0, 1}, SpanId{parent}, ReferenceType::ChildOf});
        builder.commitSpan();
    };
    add(3, 2, std::nullopt);
    add(2, 1, std::nullopt);
    add(1, 0, 5000);
    add(9, 0, std::nullopt);
    const auto open = openTrace(builder.finish());
    QCOMPARE(open.trace.starts, (std::vector<std::int64_t>{5000, 5000, 5000, 5000}));
    QCOMPARE(open.tree.start, 5000);
    QCOMPARE(std::ranges::count(kindsOf(open.tree.repairs), RepairKind::MissingStart), 3);
}

void TraceTreeTest::hundredThousandDeepAndFlat()
{
    constexpr std::uint64_t count = 100'000;
    Rows chain;
    Rows flat;
    for (std::uint64_t id = 1; id <= count; ++id) {
        const auto at = static_cast<std::int64_t>(id);
        chain.push_back({id, id - 1, at, static_cast<std::int64_t>(2 * count) - 2 * at});
        flat.push_back({id, id == 1 ? 0ULL : 1ULL, id == 1 ? 0 : at * 10, id == 1 ? 2'000'000 : 7});
    }
    const auto deep = openTrace(makeTrace(chain));
    QCOMPARE(deep.tree.depth, static_cast<std::uint32_t>(count));
    QCOMPARE(deep.tree.sizes.front(), static_cast<std::uint32_t>(count));
    QVERIFY(deep.tree.repairs.empty());
    std::int64_t sum = 0;
    for (const auto &section : deep.path.sections)
        sum += section.end - section.start;
    QCOMPARE(sum, deep.duration(0));
    const auto wide = openTrace(makeTrace(flat));
    QCOMPARE(wide.tree.depth, 2U);
    QCOMPARE(wide.tree.children.front(), static_cast<std::uint32_t>(count - 1));
    sum = 0;
    for (const auto &section : wide.path.sections)
        sum += section.end - section.start;
    QCOMPARE(sum, wide.duration(0));
    QCOMPARE(wide.path.sections.size(), size_t{2 * count - 1});
}

void TraceTreeTest::theMainRootIsATrueOne()
{
    const auto open = openTrace(makeTrace({{2, 77, 0, 50}, {1, 0, 10, 9}, {3, 1, 11, 2}}));
    QCOMPARE(shape(open), QStringLiteral("2 1(3)"));
    QCOMPARE(open.tree.mainRoot, 1U);
    QCOMPARE(open.summary.rootOperation, QStringLiteral("op1"));
    QCOMPARE(open.summary.orphans, 1U);
}

QTEST_GUILESS_MAIN(TraceTreeTest)
#include "tst_tracetree.moc"
