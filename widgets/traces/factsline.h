// A line of small facts, quiet name and figure: "Root 5.24 s   Spans 318   Depth 6". Those at the end are
// left out whole where there is no room. Owned by its parent; GUI thread.
#pragma once

#include <QStringList>
#include <QWidget>

#include <utility>
#include <vector>

namespace yagura::traces {

class FactsLine : public QWidget
{
    Q_OBJECT
public:
    struct Fact
    {
        QString name; // may be empty
        QString value;
        bool isMono = false;
        bool isQuiet = false;
    };

    explicit FactsLine(QWidget *parent = nullptr);
    void setFacts(std::vector<Fact> facts);

    [[nodiscard]] QSize sizeHint() const override { return {400, 18}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, 18}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Fact> m_facts;
};

} // namespace yagura::traces
