#include "dashboards/export/panelpictures.h"

#include "dashboards/export/drawnpanel.h"
#include "dashboards/export/picture.h"
#include "dashboards/repeats.h"
#include "dashboards/samples/sampleanswers.h"

#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSet>

namespace yagura::dashboards {

namespace {

constexpr int boardWidth = 1600;
constexpr int columns = 24;
constexpr int rowStep = 38; // a row of the grid and the gap below it
constexpr int gap = 8;
constexpr auto shownTime = std::chrono::hours(6);

QSize sizeOf(const GridRect &grid)
{
    return {std::max(grid.w, 1) * boardWidth / columns - gap, std::max(grid.h, 1) * rowStep - gap};
}

QString problemIn(const PanelData &data)
{
    for (const Finding &finding : data.findings) {
        if (finding.severity == FindingSeverity::Error)
            return finding.message;
    }
    return {};
}

PanelPicture pictureOf(const Panel &panel, PlanContext plan)
{
    plan.variables = scopedVariables(plan.variables, panel);
    plan.widthPx = sizeOf(panel.grid).width();
    DrawnPanel drawn(panel, plan, sizeOf(panel.grid));
    PanelPicture picture{panel.id, {}, {}};
    if (drawn.isList()) {
        drawn.showMissing();
        picture.image = drawn.whole();
        return picture;
    }
    DataContext context;
    context.range = panelRange(panel, plan.range, plan.zone);
    context.transforming.zone = plan.zone;
    context.transforming.interpolated = [plan](const QString &text) { return shownText(text, plan); };
    const auto answers = sampleAnswers(panel, plan);
    const auto data = std::make_shared<const PanelData>(panelData(panel, answers, context));
    drawn.showData({});
    const QImage without = drawn.inside();
    drawn.showData(data);
    const bool isEmpty = drawn.inside() == without;
    picture.image = drawn.whole();
    const bool asksNothing = hasTargets(panel.kind) ? answers.empty() : panel.text.trimmed().isEmpty();
    picture.reason = problemIn(*data);
    if (picture.reason.isEmpty() && isEmpty && !asksNothing)
        picture.reason = QStringLiteral("nothing is drawn of its answers");
    return picture;
}

void addPictures(const std::vector<Panel> &panels, const PlanContext &plan,
                 std::vector<PanelPicture> &pictures)
{
    for (const Panel &panel : panels) {
        if (panel.kind != PanelKind::Row)
            pictures.push_back(pictureOf(panel, plan));
        addPictures(panel.children, plan, pictures);
    }
}

const Panel *panelIn(const std::vector<Panel> &panels, int id)
{
    for (const Panel &panel : panels) {
        if (panel.id == id && panel.kind != PanelKind::Row)
            return &panel;
        if (const Panel *child = panelIn(panel.children, id))
            return child;
    }
    return nullptr;
}

QString plainFileName(const QString &name)
{
    static const QRegularExpression other(QStringLiteral(R"([^\w.-]+)"));
    QString plain = name.left(100);
    return plain.replace(other, QStringLiteral("_"));
}

Status write(const QImage &image, const QString &path)
{
    auto png = encodedPng(image);
    if (!png)
        return std::unexpected(png.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*png) != png->size() || !file.commit())
        return std::unexpected(Error{ErrorKind::InvalidInput, path, file.errorString(), {}});
    return {};
}

} // namespace

std::vector<PanelPicture> panelPictures(const Dashboard &dashboard, Instant now)
{
    PlanContext plan;
    plan.range = {now - shownTime, now};
    plan.variables = sampleVariables(dashboard.variables);
    std::vector<PanelPicture> pictures;
    addPictures(dashboard.panels, plan, pictures);
    return pictures;
}

Status writePanelPictures(const Dashboard &dashboard, const QString &folder, const QString &name,
                          ImportReport &report)
{
    // Always the same moment: the same file gives the same pictures.
    const Instant now = fromUnixSeconds(std::int64_t{1'750'000'000});
    QSet<QString> taken;
    for (const PanelPicture &picture : panelPictures(dashboard, now)) {
        QString file = QStringLiteral("%1-%2").arg(plainFileName(name)).arg(picture.id);
        for (int again = 2; taken.contains(file); ++again)
            file = QStringLiteral("%1-%2-%3").arg(plainFileName(name)).arg(picture.id).arg(again);
        taken.insert(file);
        if (const Status done = write(picture.image, QDir(folder).filePath(file + QStringLiteral(".png")));
            !done)
            return done;
        const Panel *panel = panelIn(dashboard.panels, picture.id);
        if (!picture.reason.isEmpty() && panel)
            noteUndrawn(report, {panel->id, panel->title, panel->typeName, picture.reason});
    }
    return {};
}

} // namespace yagura::dashboards
