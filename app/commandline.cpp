#include "commandline.h"

#include <QCommandLineParser>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

void addConsoleOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"demo"_s, u"Start the demo world and connect to it."_s},
        {u"workspace"_s, u"Use this folder instead of the default workspace."_s, u"DIR"_s},
        {u"prometheus"_s, u"Connect to this Prometheus, without any set-up."_s, u"URL"_s},
        {u"alertmanager"_s, u"Connect to this Alertmanager."_s, u"URL"_s},
        {u"jaeger"_s, u"Connect to this Jaeger."_s, u"URL"_s},
        {u"elasticsearch"_s, u"Connect to this Elasticsearch or OpenSearch."_s, u"URL"_s},
        {u"screen"_s, u"Open this screen first: "_s + screenNames().join(u", "_s) + u'.', u"NAME"_s},
        {u"kiosk"_s, u"Nothing but the screen, on the whole monitor."_s},
        {u"playlist"_s, u"Play this playlist of the workspace."_s, u"NAME"_s},
        {u"lang"_s, u"en or ja."_s, u"LANGUAGE"_s},
        {u"theme"_s, u"dark or light."_s, u"THEME"_s},
    });
}

Result<QUrl> readUrl(const QCommandLineParser &parser, const QString &option)
{
    const QString text = parser.value(option);
    if (text.isEmpty())
        return QUrl();
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http"_s && url.scheme() != u"https"_s))
        return failure(ErrorKind::InvalidInput, u"--"_s + option,
                       u"\"%1\" is not an http or https address"_s.arg(text),
                       u"write for instance http://127.0.0.1:9090"_s);
    return url;
}

Status readScreen(const QString &name, QString &target)
{
    if (!name.isEmpty() && !screenNames().contains(name))
        return failure(ErrorKind::InvalidInput, u"--screen"_s, u"there is no screen \"%1\""_s.arg(name),
                       u"choose one of "_s + screenNames().join(u", "_s));
    target = name;
    return {};
}

Status readLook(const QCommandLineParser &parser, ConsoleOptions &options)
{
    const QString language = parser.value(u"lang"_s);
    if (language == u"en"_s)
        options.language = Language::English;
    else if (language == u"ja"_s)
        options.language = Language::Japanese;
    else if (!language.isEmpty())
        return failure(ErrorKind::InvalidInput, u"--lang"_s, u"\"%1\" is neither en nor ja"_s.arg(language));
    const QString theme = parser.value(u"theme"_s);
    if (theme == u"dark"_s)
        options.theme = ThemeChoice::Dark;
    else if (theme == u"light"_s)
        options.theme = ThemeChoice::Light;
    else if (!theme.isEmpty())
        return failure(ErrorKind::InvalidInput, u"--theme"_s,
                       u"\"%1\" is neither dark nor light"_s.arg(theme));
    return {};
}

Status readConsoleOptions(const QCommandLineParser &parser, ConsoleOptions &options)
{
    options.demo = parser.isSet(u"demo"_s);
    options.workspace = parser.value(u"workspace"_s);
    options.playlist = parser.value(u"playlist"_s);
    options.kiosk = parser.isSet(u"kiosk"_s) || !options.playlist.isEmpty();
    if (options.demo && !options.workspace.isEmpty())
        return failure(ErrorKind::InvalidInput, u"--demo"_s, u"the demo world brings its own workspace"_s,
                       u"give either --demo or --workspace"_s);
    const std::pair<QString, QUrl *> urls[] = {{u"prometheus"_s, &options.prometheus},
                                               {u"alertmanager"_s, &options.alertmanager},
                                               {u"jaeger"_s, &options.jaeger},
                                               {u"elasticsearch"_s, &options.elasticsearch}};
    for (const auto &[name, target] : urls) {
        auto url = readUrl(parser, name);
        if (!url)
            return std::unexpected(url.error());
        *target = *url;
    }
    return readLook(parser, options);
}

Status parse(QCommandLineParser &parser, const QStringList &arguments)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    if (!parser.parse(QStringList{u"yagura"_s} + arguments))
        return failure(ErrorKind::InvalidInput, {}, parser.errorText(), u"see yagura --help"_s);
    return {};
}

Result<QSize> readSize(const QString &text)
{
    const qsizetype cross = text.indexOf(u'x');
    bool wideOk = false;
    bool highOk = false;
    const QSize size(text.left(cross).toInt(&wideOk), text.mid(cross + 1).toInt(&highOk));
    if (cross < 0 || !wideOk || !highOk || size.width() < 640 || size.height() < 400 || size.width() > 7680
        || size.height() > 4320)
        return failure(ErrorKind::InvalidInput, u"--size"_s, u"\"%1\" is not a size"_s.arg(text),
                       u"write WIDTHxHEIGHT between 640x400 and 7680x4320"_s);
    return size;
}

} // namespace

const QStringList &screenNames()
{
    static const QStringList names{u"overview"_s, u"dashboards"_s, u"metrics"_s,   u"traces"_s,
                                   u"logs"_s,     u"alerts"_s,     u"incidents"_s, u"settings"_s};
    return names;
}

Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    addConsoleOptions(parser);
    ConsoleOptions options;
    Status status = parse(parser, arguments);
    if (status)
        status = readConsoleOptions(parser, options);
    if (status)
        status = readScreen(parser.value(u"screen"_s), options.screen);
    if (!status)
        return std::unexpected(status.error());
    options.files = parser.positionalArguments();
    return options;
}

Result<SnapshotOptions> parseSnapshotOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    addConsoleOptions(parser);
    parser.addOptions(
        {{u"out"_s, u"Folder for the pictures."_s, u"DIR"_s},
         {u"size"_s, u"Size of the window."_s, u"WxH"_s},
         {u"dashboard"_s, u"A dashboard file to draw, in its full height without --size."_s, u"FILE"_s}});
    SnapshotOptions options;
    Status status = parse(parser, arguments);
    if (status)
        status = readConsoleOptions(parser, options.console);
    if (!status)
        return std::unexpected(status.error());
    if (const QStringList stray = parser.positionalArguments(); !stray.isEmpty())
        return failure(ErrorKind::InvalidInput, stray.front(), u"snapshot draws no file named by itself"_s,
                       u"write --dashboard %1 to draw a dashboard"_s.arg(stray.front()));
    options.outputFolder = parser.value(u"out"_s);
    if (options.outputFolder.isEmpty())
        return failure(ErrorKind::InvalidInput, u"--out"_s, u"the folder for the pictures is missing"_s);
    options.dashboardFile = parser.value(u"dashboard"_s);
    if (!options.dashboardFile.isEmpty())
        options.console.files = {options.dashboardFile};
    const QString screen = parser.value(u"screen"_s);
    if (screen.isEmpty() || screen == u"all"_s) {
        options.screens = options.dashboardFile.isEmpty() ? screenNames() : QStringList{u"dashboards"_s};
    } else {
        QString name;
        if (status = readScreen(screen, name); !status)
            return std::unexpected(status.error());
        options.screens = {name};
    }
    if (parser.isSet(u"size"_s)) {
        const auto size = readSize(parser.value(u"size"_s));
        if (!size)
            return std::unexpected(size.error());
        options.size = *size;
    }
    options.wholeDashboard = !options.dashboardFile.isEmpty() && !parser.isSet(u"size"_s);
    return options;
}

QString usageText()
{
    return u"Usage: yagura [OPTIONS] [FILE…]\n"
           "       yagura snapshot --out DIR [--screen NAME|all] [--dashboard FILE] [--size WxH] [OPTIONS]\n"
           "       yagura dashboard check [--json] [--render DIR] FILE…\n"
           "       yagura dashboard convert IN [--part NAME] --to grafana|classic|v2|terraform -o OUT\n"
           "       yagura trace analyze [--json] [--all] FILE…\n"
           "       yagura trace stats [--json] [--percentile P] FILE…\n\n"
           "Options:\n"
           "  --demo                start the demo world and connect to it\n"
           "  --workspace DIR       use this folder instead of the default workspace\n"
           "  --prometheus URL      connect without any set-up; likewise\n"
           "  --alertmanager URL, --jaeger URL, --elasticsearch URL\n"
           "  --screen NAME         open this screen first: "_s
        + screenNames().join(u", "_s)
        + u"\n"
          "  --kiosk               nothing but the screen, on the whole monitor\n"
          "  --playlist NAME       play this playlist of the workspace, as a kiosk\n"
          "  --lang en|ja          language\n"
          "  --theme dark|light    theme\n"
          "  --version, --help\n\n"
          "snapshot draws screens, or a dashboard file in its full height, to PNG files without a display "
          "and prints\n"
          "their paths.\n"
          "dashboard check says which panels of a dashboard file are drawn as asked; convert writes one as "
          "another\n"
          "kind of file. Files of Grafana in every form, of Terraform and of Kibana are read.\n"
          "trace analyze says of each trace where its time went; stats sums up all traces of the files. "
          "Files of\n"
          "Jaeger, OTLP (JSON and JSON lines), Tempo and Zipkin are read, gzipped ones too.\n"_s;
}

} // namespace yagura
