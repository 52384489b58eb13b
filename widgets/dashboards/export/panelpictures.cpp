#include "dashboards/export/panelpictures.h"

#include "dashboards/export/picture.h"
#include "dashboards/lists/listpanelview.h"
#include "dashboards/repeats.h"
#include "dashboards/sampleanswers.h"
#include "kit/controls/panel.h"
#include "kit/controls/statepane.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSet>
#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

constexpr int boardWidth = 1600;
constexpr int columns = 24;
constexpr int rowStep = 38; // a row of the grid and the gap below it
constexpr int gap = 8;
constexpr auto shownTime = std::chrono::hours(6);

QSize sizeOf(const GridRect &grid)
{
    return {std::max(grid.width, 1) * boardWidth / columns - gap, std::max(grid.height, 1) * rowStep - gap};
}

// Widths of columns and the like are settled in the next turns of the event loop.
void settle()
{
    for (int turn = 0; turn < 3; ++turn)
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
}

// One panel in its frame, as a board has it.
class DrawnPanel
{
public:
    DrawnPanel(const Panel &panel, const PlanContext &plan)
        : m_panel(panel)
        , m_frame({}, kit::PanelBody::Flush)
        , m_slot(new QWidget(&m_frame))
        , m_stack(new kit::ContentStack(m_slot, &m_frame))
        , m_view(makePanelView(panel.kind, panel.title, m_slot))
    {
        auto *layout = new QVBoxLayout(m_slot);
        const bool isFlush = panel.kind == PanelKind::Table || panel.kind == PanelKind::Unsupported || list();
        const int margin = isFlush ? 0 : kit::space::medium;
        layout->setContentsMargins(margin, 0, margin, isFlush ? 1 : margin);
        layout->addWidget(m_view);
        m_frame.bodyLayout()->addWidget(m_stack, 1);
        m_frame.setAttribute(Qt::WA_DontShowOnScreen);
        m_frame.setTitle(shownText(panel.title, plan));
        m_frame.resize(sizeOf(panel.grid));
        m_content.panel = panel;
        m_content.title = shownText(panel.title, plan);
        m_content.text = shownText(panel.text, plan);
        m_content.range = panelRange(panel, plan.range, plan.zone);
        m_content.zone = plan.zone;
        m_content.now = plan.range.to;
        m_frame.show();
    }

    [[nodiscard]] ListPanelView *list() const { return qobject_cast<ListPanelView *>(m_view); }

    void showData(SharedPanelData data)
    {
        PanelContent content = m_content;
        if (!data)
            content.text.clear();
        content.data = data ? std::move(data) : std::make_shared<const PanelData>();
        m_view->setContent(content);
        m_stack->setContent();
        settle();
    }

    void showMissing()
    {
        ListQuestion question;
        question.panel = m_panel;
        list()->ask(question);
        m_stack->setEmpty(list()->state().sentence, list()->state().explanation, list()->state().icon);
        settle();
    }

    [[nodiscard]] QImage whole() { return Picture(m_frame).image(); }
    [[nodiscard]] QImage inside() { return m_view->grab().toImage(); }

private:
    Panel m_panel;
    PanelContent m_content;
    kit::Panel m_frame;
    QWidget *m_slot;
    kit::ContentStack *m_stack;
    PanelView *m_view;
};

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
    DrawnPanel drawn(panel, plan);
    PanelPicture picture{panel.id, {}, {}};
    if (drawn.list()) {
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
