// What is counted in Elasticsearch or OpenSearch: the query text, metrics, and the buckets that they are
// counted in. Owned by TargetEdit; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/editor/query/queryform.h"

class QLineEdit;

namespace yagura::kit {
class PlainLabel;
}

namespace yagura::dashboards {

class OptionForm;
class PartsEdit;
struct PartsKind;

class ElasticForm : public QueryForm
{
    Q_OBJECT
public:
    explicit ElasticForm(QWidget *parent);

    void setTarget(const Target &target, const Panel &panel, bool isAnother) override;
    [[nodiscard]] Target targetFromFields(Target target) override;
    void setSources(const QuerySources &sources, const SourceRef &source) override;

private:
    void addTitle(const QString &text);
    [[nodiscard]] PartsKind metricParts();
    [[nodiscard]] PartsKind bucketParts();
    [[nodiscard]] QVariantList list(const char *name) const;
    [[nodiscard]] QString freeId() const;
    void say(const QString &path, const QVariant &value);
    void suggestFields();

    QVariantMap m_model;
    QLineEdit *m_query;
    OptionForm *m_form;
    PartsEdit *m_metrics;
    PartsEdit *m_buckets;
    std::shared_ptr<logs::ElasticClient> m_client;
    Latest<logs::SharedFields> m_fields;
    QStringList m_fieldNames;
};

} // namespace yagura::dashboards
