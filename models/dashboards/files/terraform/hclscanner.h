// The letters of an HCL file, one after another: comments, identifiers, strings, templates and heredocs. The
// parser's other half; internal to hclreader. Throws nothing; the first error stays.
#pragma once

#include "dashboards/files/terraform/hclreader.h"

#include <optional>

namespace yagura::dashboards::terraform {

class HclScanner
{
public:
    HclScanner(QByteArrayView text, QString file);

    [[nodiscard]] qsizetype at() const { return m_at; }
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }
    // 0 beyond the end.
    [[nodiscard]] char peek(qsizetype ahead = 0) const;
    [[nodiscard]] bool startsWith(const char *word) const;
    [[nodiscard]] QString textFrom(qsizetype begin) const;

    void advance(qsizetype count = 1);
    bool take(char letter);
    // Spaces and /* */ comments; a # or // comment up to its line's end.
    void skipSpaces();
    // Those and line breaks.
    void skipBlank();
    [[nodiscard]] QString takeIdentifier();

    // At the opening quote.
    [[nodiscard]] std::vector<HclPart> takeString();
    // At <<.
    [[nodiscard]] std::vector<HclPart> takeHeredoc();
    // From here to end.
    [[nodiscard]] std::vector<HclPart> takeTemplate(qsizetype end);
    // Runs to the first place outside brackets and strings where the line or the element ends.
    void skipExpression(bool endsAtLineEnd);
    // At an opening bracket; to behind its partner.
    void skipBrackets();

    void refuse(ErrorKind kind, const QString &reason);
    [[nodiscard]] bool hasFailed() const { return m_error.has_value(); }
    [[nodiscard]] const Error &error() const { return *m_error; }

private:
    [[nodiscard]] HclPart takeBraces(HclPart::Kind kind);
    void takeEscape(QByteArray &literal);
    [[nodiscard]] qsizetype lineEnd() const;
    void skipString();

    QByteArrayView m_text;
    QString m_file;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_depth = 0; // of strings within templates
    std::optional<Error> m_error;
};

} // namespace yagura::dashboards::terraform
