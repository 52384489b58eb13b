// A stack trace read into causes and frames, own code told from libraries, so that it can be folded: Java and
// its kin, Python, JavaScript, Go, .NET. Pure.
#pragma once

#include <QList>
#include <QString>

namespace yagura::logs {

struct StackFrame
{
    QString symbol; // "shop.payment.db.PoolGuard.borrow"
    QString location; // "PoolGuard.java:88"; may be empty
    QString package; // what it folds under: "org.springframework", "node_modules/express"
    bool isOwn = true;

    bool operator==(const StackFrame &) const = default;
};

struct StackSection
{
    bool isCause = false; // introduced by "Caused by" or its like
    QString type; // "java.sql.SQLTransientConnectionException"; may be empty
    QString message;
    QList<StackFrame> frames;
    int commonFrames = 0; // "... 41 more"

    [[nodiscard]] int ownFrames() const;
    bool operator==(const StackSection &) const = default;
};

struct StackTrace
{
    QList<StackSection> sections;

    [[nodiscard]] int frameCount() const;
    bool operator==(const StackTrace &) const = default;
};

// At most maximumFrames frames are read. Without a single frame the result has no section.
[[nodiscard]] StackTrace readStackTrace(const QString &text, int maximumFrames = 2'000);

// Frames of libraries in a row of their own, by package, most first: "18 org.springframework".
struct FoldedPackage
{
    QString package;
    int frames = 0;

    bool operator==(const FoldedPackage &) const = default;
};
[[nodiscard]] QList<FoldedPackage> foldedPackages(const StackSection &section);

} // namespace yagura::logs
