#include "dashboards/repeats.h"

#include <algorithm>

namespace yagura::dashboards {

namespace {

using Panels = std::vector<Panel>;

bool standsBefore(const Panel &a, const Panel &b)
{
    return std::pair(a.grid.y, a.grid.x) < std::pair(b.grid.y, b.grid.x);
}

int bottomOf(const Panels &panels, int atLeast)
{
    for (const Panel &panel : panels)
        atLeast = std::max(atLeast, panel.grid.y + panel.grid.h);
    return atLeast;
}

void scope(Panel &panel, const QString &variable, const QString &value)
{
    std::erase_if(panel.scoped, [&](const ScopedValue &one) { return one.variable == variable; });
    panel.scoped.push_back({variable, value});
    for (Panel &child : panel.children)
        scope(child, variable, value);
}

class Expander
{
public:
    Expander(const Dashboard &dashboard, const std::vector<Variable> &variables)
        : m_variables(variables)
        , m_nextId(nextPanelId(dashboard))
        , m_panels(dashboard.panels)
    {
        std::stable_sort(m_panels.begin(), m_panels.end(), standsBefore);
    }

    Panels all()
    {
        m_panels = withRows(std::move(m_panels));
        return withPanels(std::move(m_panels));
    }

    [[nodiscard]] int leftOut() const { return m_leftOut; }

private:
    QStringList valuesFor(const Panel &panel)
    {
        if (!panel.repeat)
            return {};
        const auto variable = std::find_if(m_variables.begin(), m_variables.end(), [&](const Variable &one) {
            return one.name == panel.repeat->variable;
        });
        QStringList values = variable == m_variables.end() ? QStringList() : repeatedValues(*variable);
        const auto most = static_cast<qsizetype>(mostRepeats);
        m_leftOut += static_cast<int>(std::max<qsizetype>(0, values.size() - most));
        return values.mid(0, most);
    }

    Panel copyOf(const Panel &panel, bool isFirst)
    {
        Panel copy = panel;
        copy.copyOf = panel.copyOf == 0 ? panel.id : panel.copyOf;
        if (!isFirst) {
            copy.id = m_nextId++;
            for (Panel &child : copy.children)
                child.id = m_nextId++;
        }
        return copy;
    }

    // Each row with what stands below it up to the next row is a block.
    Panels withRows(Panels panels)
    {
        Panels out;
        int shift = 0;
        for (size_t i = 0; i < panels.size();) {
            size_t end = i + 1;
            while (panels[i].kind == PanelKind::Row && end < panels.size()
                   && panels[end].kind != PanelKind::Row)
                ++end;
            const Panels block(panels.begin() + static_cast<std::ptrdiff_t>(i),
                               panels.begin() + static_cast<std::ptrdiff_t>(end));
            shift += addBlock(block, shift, out);
            i = end;
        }
        return out;
    }

    // How much more room the block takes.
    int addBlock(const Panels &block, int shift, Panels &out)
    {
        const Panel &head = block.front();
        QStringList values = head.kind == PanelKind::Row ? valuesFor(head) : QStringList();
        const bool isRepeated = !values.isEmpty();
        if (!isRepeated)
            values = {QString()};
        const int height = bottomOf(block, head.grid.y + head.grid.h) - head.grid.y;
        for (qsizetype v = 0; v < values.size(); ++v) {
            for (const Panel &panel : block) {
                Panel copy = copyOf(panel, v == 0);
                if (isRepeated)
                    scope(copy, head.repeat->variable, values[v]);
                copy.grid.y += shift + static_cast<int>(v) * height;
                out.push_back(std::move(copy));
            }
        }
        return (static_cast<int>(values.size()) - 1) * height;
    }

    Panels withPanels(Panels panels)
    {
        Panels out;
        std::stable_sort(panels.begin(), panels.end(), standsBefore);
        for (size_t i = 0; i < panels.size(); ++i) {
            const Panel panel = panels[i];
            const QStringList values
                = panel.kind == PanelKind::Row || isScopedTo(panel) ? QStringList() : valuesFor(panel);
            if (values.isEmpty()) {
                out.push_back(panel);
                continue;
            }
            const int before = panel.grid.y + panel.grid.h;
            const int after = placeCopies(panel, values, out);
            for (size_t rest = i + 1; rest < panels.size(); ++rest) {
                if (panels[rest].grid.y >= before)
                    panels[rest].grid.y += after - before;
            }
        }
        return out;
    }

    // A panel that repeats by the variable its row repeats by has its value already.
    [[nodiscard]] static bool isScopedTo(const Panel &panel)
    {
        return panel.repeat
            && std::any_of(panel.scoped.begin(), panel.scoped.end(),
                           [&](const ScopedValue &one) { return one.variable == panel.repeat->variable; });
    }

    // The row below the last of them.
    int placeCopies(const Panel &panel, const QStringList &values, Panels &out)
    {
        const bool isDown = panel.repeat->direction == RepeatDirection::Vertical;
        const int count = static_cast<int>(values.size());
        const int across = isDown ? 1 : std::clamp(std::min(panel.repeat->mostAcross, count), 1, gridColumns);
        const int width = isDown ? panel.grid.w : gridColumns / across;
        for (int i = 0; i < count; ++i) {
            Panel copy = copyOf(panel, i == 0);
            scope(copy, panel.repeat->variable, values[i]);
            copy.grid.w = width;
            copy.grid.x = isDown ? panel.grid.x : i % across * width;
            copy.grid.y = panel.grid.y + i / across * panel.grid.h;
            out.push_back(std::move(copy));
        }
        return panel.grid.y + (count + across - 1) / across * panel.grid.h;
    }

    const std::vector<Variable> &m_variables;
    int m_nextId;
    int m_leftOut = 0;
    Panels m_panels;
};

} // namespace

QStringList repeatedValues(const Variable &variable)
{
    if (!variable.isAll())
        return variable.current;
    QStringList values;
    for (const VariableOption &option : variable.options)
        values << option.value;
    return values;
}

bool hasRepeats(const Dashboard &dashboard)
{
    return std::any_of(dashboard.panels.begin(), dashboard.panels.end(),
                       [](const Panel &panel) { return panel.repeat.has_value(); });
}

Repeated withRepeats(const Dashboard &dashboard, const std::vector<Variable> &variables)
{
    if (!hasRepeats(dashboard))
        return {dashboard, 0};
    Expander expander(dashboard, variables);
    Repeated repeated{dashboard, 0};
    repeated.dashboard.panels = expander.all();
    repeated.leftOut = expander.leftOut();
    return repeated;
}

std::vector<Variable> scopedVariables(std::vector<Variable> variables, const Panel &panel)
{
    for (const ScopedValue &scoped : panel.scoped) {
        for (Variable &variable : variables) {
            if (variable.name == scoped.variable)
                variable.current = {scoped.value};
        }
    }
    return variables;
}

} // namespace yagura::dashboards
