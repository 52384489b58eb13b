// Text from outside, made fit to be seen: bounded, with nothing invisible left in it that could deceive or
// reorder what stands beside it. What comes out is plain text, for plain-text widgets. Plain functions.
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QVariant>

namespace yagura {

enum class LineBreaks {
    Visible, // each becomes ⏎, so that the text stays on one line
    Kept, // \n stays; \r\n and \r become \n
};

struct DisplayLimits
{
    qsizetype length = 4096; // UTF-16 units of input; the rest becomes "… +N"
    int combiningRun = 8; // marks on one base character; the rest is dropped
};

// Control characters become their pictures (␛), bidirectional and zero-width controls become ⟨U+202E⟩, broken
// surrogates and noncharacters U+FFFD; tabs become spaces. Joiners that scripts and emoji need stay. Work and
// result are bounded by the limits, whatever comes in.
[[nodiscard]] QString forDisplay(QStringView text, LineBreaks lineBreaks = LineBreaks::Visible,
                                 const DisplayLimits &limits = {});

// What a screen reader is told of a cell that shows this: the answer of a model to Qt::AccessibleTextRole.
// (Views hand a model's plain text on otherwise, with everything in it that the delegates make visible.)
[[nodiscard]] QString spokenText(const QVariant &shown);

// UTF-8 of unknown honesty: what is not UTF-8 becomes U+FFFD. Reads at most maximumBytes.
[[nodiscard]] QString fromUntrustedUtf8(QByteArrayView bytes, qsizetype maximumBytes = 1 << 20);

// Whether forDisplay would change anything but line breaks and tabs: such text is refused in URLs and
// identifiers.
[[nodiscard]] bool hasDeceptiveCharacters(QStringView text);

// The known word nearest to a mistyped one, for "did you mean"; empty when none is near (at most a third
// wrong).
[[nodiscard]] QString nearestWord(QStringView word, const QStringList &known);

} // namespace yagura
