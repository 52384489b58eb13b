// Texts that a server, a log line or a colleague's dashboard may hold, made to be taken for something else:
// markup that loads or freezes, controls that reorder or hide, sizes that hang a layout. Plain function, any
// thread.
#pragma once

#include <QFile>
#include <QStringList>
#include <QUrl>

namespace yagura::test {

// What the markup among them would load is bait: a file of this machine and an address.
[[nodiscard]] inline QStringList hostileTexts(const QString &baitFile, const QUrl &baitAddress)
{
    using namespace Qt::StringLiterals;
    const QString file = QUrl::fromLocalFile(baitFile).toString();
    const QString web = baitAddress.toString();
    QString tables;
    for (int i = 0; i < 18; ++i)
        tables += u"<table><tr><td>"_s;
    return {
        u"a < b > c"_s,
        u"<b>bold</b> & <i>more</i>"_s,
        u"<img src=\"%1\" width=400 height=300>"_s.arg(file),
        u"<img src=\"%1/pixel.png\">"_s.arg(web),
        u"<html><head><link rel=stylesheet href=\"%1/a.css\"></head><body>x"_s.arg(web),
        u"<body background=\"%1\">"_s.arg(file),
        u"<a href=\"%1/phish\">https://shop.example</a>"_s.arg(web),
        u"<a href=\"javascript:alert(1)\">click</a>"_s,
        u"<script src=\"%1/x.js\"></script>"_s.arg(web),
        u"![image](%1/markdown.png) [link](%2)"_s.arg(web, file),
        tables + u"deep"_s,
        u"<table>"_s + u"<tr><td>x</td></tr>"_s.repeated(2'000) + u"</table>"_s,
        u"<br><br><hr><h1>big</h1>"_s,
        u"&lt;escaped&gt; &amp; &#x202e; &nbsp;"_s,
        u"&File &Edit && mnemonics"_s,
        u"user\u202egnp.exe"_s,
        u"\u2066isolate\u2067 other\u2069 end"_s,
        u"\u200eleft\u200fright\u061carabic mark"_s,
        u"zero\u200bwidth\u2060joiner\ufeffmark"_s,
        u"שלום مرحبا mixed עברית 123"_s,
        u"\u001b[31mred\u001b[0m \u001b]0;title\u0007"_s,
        u"\u009b31m C1 \u0085 next line"_s,
        u"bell\a back\b form\f vertical\v"_s,
        u"nul"_s + QChar(0) + u"inside"_s,
        u"line one\nline two\r\nline three\rline four"_s,
        u"paragraph\u2029separator\u2028line"_s,
        u"tab\tbed\t\t\tout"_s,
        u"%s %n %x %p %1 %2 %L1 %%"_s,
        u"{{.Value}} ${HOME} $(reboot) `id` {0}"_s,
        u"'; DROP TABLE incidents; --"_s,
        u"../../../../etc/passwd"_s,
        u"=HYPERLINK(\"%1\",\"x\")"_s.arg(web),
        u"e"_s + QString(2'000, QChar(0x0301)),
        u"Z\u0351\u036b\u0343a\u0321l\u0489g\u0337o\u0338"_s,
        u"\uffff\ufffe noncharacters"_s,
        u"👩‍👩‍👧‍👦 🏴‍☠️ family"_s.repeated(20),
        u"日本語の長いサービス名がここに入ります"_s.repeated(20),
        QString(2'000, u'W'),
        u"word "_s.repeated(2'000),
        QString(200'000, u'x'),
        u" "_s,
        u"   leading and trailing   "_s,
    };
}

} // namespace yagura::test
